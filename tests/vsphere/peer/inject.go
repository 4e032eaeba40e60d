// SPDX-License-Identifier: Apache-2.0
package main

// Failures on demand: GET /test/inject?prefix=&method=&after=BYTES&code=&times=

import (
	"net/http"
	"sync"
)

type injection struct {
	prefix, method string
	after          int64 // bytes to let pass; then the connection is cut
	code           int   // or: this status at once
	times          int
	drop           bool // the work is done, but not one byte of the answer goes out
}

var inject = struct {
	sync.Mutex
	list []*injection
}{}

// cutter closes the connection once n bytes have gone out.
type cutter struct {
	http.ResponseWriter
	n    int64
	drop bool
}

func (c *cutter) Write(p []byte) (int, error) {
	if c.drop {
		panic(http.ErrAbortHandler)
	}
	if int64(len(p)) > c.n {
		_, _ = c.ResponseWriter.Write(p[:c.n])
		if f, ok := c.ResponseWriter.(http.Flusher); ok {
			f.Flush()
		}
		panic(http.ErrAbortHandler)
	}
	c.n -= int64(len(p))
	return c.ResponseWriter.Write(p)
}
