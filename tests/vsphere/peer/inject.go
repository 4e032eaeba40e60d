// SPDX-License-Identifier: Apache-2.0
package main

// Failures on demand: GET /test/inject?prefix=&method=&after=BYTES&code=&times=

import (
	"html"
	"io"
	"net/http"
	"sync"
)

type injection struct {
	prefix, method string
	after          int64 // bytes to let pass; then the connection is cut
	code           int   // or: this status at once
	times          int
	upload         int64 // bytes of a body to take; then the connection is cut
	drop           bool  // the work is done, but not one byte of the answer goes out
}

var inject = struct {
	sync.Mutex
	list []*injection
}{}

// heldBy makes DisableMethods answer that another has done so already: GET /test/held?source=&times=&fault=
var heldBy = struct {
	sync.Mutex
	source, fault string
	times         int
}{}

// refusesHold answers the next call of DisableMethods, if it is to be refused.
func refusesHold(w http.ResponseWriter) bool {
	heldBy.Lock()
	defer heldBy.Unlock()
	if heldBy.times == 0 {
		return false
	}
	heldBy.times--
	fault := heldBy.fault
	if fault == "" {
		fault = "MethodAlreadyDisabledFault"
	}
	soapFault(w, "refused", `<`+fault+`Fault xmlns="urn:vim25" xsi:type="`+fault+`"><sourceId>`+html.EscapeString(heldBy.source)+`</sourceId></`+fault+`Fault>`)
	return true
}

// shortBody is a request's body of which no more than n bytes are taken.
type shortBody struct {
	io.ReadCloser
	n int64
}

func (b *shortBody) Read(p []byte) (int, error) {
	if b.n <= 0 {
		panic(http.ErrAbortHandler)
	}
	if int64(len(p)) > b.n {
		p = p[:b.n]
	}
	n, err := b.ReadCloser.Read(p)
	b.n -= int64(n)
	return n, err
}

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
