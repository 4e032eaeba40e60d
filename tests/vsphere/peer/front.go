// SPDX-License-Identifier: Apache-2.0
package main

// The handler before that of the package.

import (
	"bytes"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"

	"github.com/vmware/govmomi/simulator"
)

// spoken lists the dialects a client may ask for: a real server refuses newer ones than its own.
var spoken = map[string]bool{"": true, "urn:vim25/6.5": true, "urn:vim25/6.0": true, "urn:vim25/5.5": true}

func soapFault(w http.ResponseWriter, message, detail string) {
	w.Header().Set("Content-Type", "text/xml; charset=utf-8")
	w.WriteHeader(http.StatusInternalServerError)
	fmt.Fprintf(w, `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" `+
		`xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body><soapenv:Fault><faultcode>ServerFaultCode</faultcode>`+
		`<faultstring>%s</faultstring><detail>%s</detail></soapenv:Fault></soapenv:Body></soapenv:Envelope>`, message, detail)
}

func front(next http.Handler) http.Handler {
	loggedIn := func(r *http.Request) bool {
		q := httptest.NewRequest("POST", "/sdk", strings.NewReader(`<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body><CurrentTime xmlns="urn:vim25"><_this type="ServiceInstance">ServiceInstance</_this></CurrentTime></Body></Envelope>`))
		for _, c := range r.Cookies() {
			q.AddCookie(c)
		}
		w := httptest.NewRecorder()
		next.ServeHTTP(w, q)
		return w.Code == http.StatusOK
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/test/consolidation" {
			if !consolidationNeeded(r.URL.Query().Get("vm")) {
				http.NotFound(w, r)
			}
			return
		}
		if r.URL.Path == "/test/held" {
			q := r.URL.Query()
			heldBy.Lock()
			heldBy.source, heldBy.fault = q.Get("source"), q.Get("fault")
			heldBy.times, _ = strconv.Atoi(q.Get("times"))
			heldBy.Unlock()
			return
		}
		if r.URL.Path == "/test/inject" {
			q := r.URL.Query()
			i := &injection{prefix: q.Get("prefix"), method: q.Get("method"), after: -1, upload: -1, times: 1, drop: q.Get("drop") != ""}
			if v, err := strconv.ParseInt(q.Get("after"), 10, 64); err == nil {
				i.after = v
			}
			if v, err := strconv.ParseInt(q.Get("upload"), 10, 64); err == nil {
				i.upload = v
			}
			i.code, _ = strconv.Atoi(q.Get("code"))
			if v, err := strconv.Atoi(q.Get("times")); err == nil {
				i.times = v
			}
			inject.Lock()
			if q.Get("clear") != "" {
				inject.list = nil
			}
			inject.list = append(inject.list, i)
			inject.Unlock()
			return
		}
		inject.Lock()
		for _, i := range inject.list {
			if i.times > 0 && strings.HasPrefix(r.URL.Path, i.prefix) && (i.method == "" || i.method == r.Method) && (i.upload < 0 || r.ContentLength > 0) {
				i.times--
				if i.code != 0 {
					inject.Unlock()
					http.Error(w, "injected", i.code)
					return
				}
				if i.upload >= 0 {
					r.Body = &shortBody{r.Body, i.upload}
				}
				if i.after >= 0 || i.drop {
					w = &cutter{w, i.after, i.drop}
				}
			}
		}
		inject.Unlock()

		switch {
		case strings.HasPrefix(r.URL.Path, "/folder"):
			if !loggedIn(r) {
				w.Header().Set("WWW-Authenticate", `Basic realm="VMware HTTP server"`)
				http.Error(w, "not logged in", http.StatusUnauthorized)
				return
			}
		case strings.HasPrefix(r.URL.Path, "/nfc/"):
			serveNFC(w, r)
			return
		case strings.HasPrefix(r.URL.Path, "/sdk") && r.Method == http.MethodPost:
			body, err := io.ReadAll(r.Body)
			if err != nil {
				http.Error(w, err.Error(), http.StatusBadRequest)
				return
			}
			if dialect := strings.Trim(r.Header.Get("SOAPAction"), `"`); !spoken[dialect] {
				soapFault(w, "unsupported version "+html.EscapeString(dialect), `<InvalidRequestFault xmlns="urn:vim25" xsi:type="InvalidRequest"/>`)
				return
			}
			name, target := called(body)
			disabled.Lock()
			off := len(disabled.by[target][name]) > 0
			disabled.Unlock()
			if off {
				by := html.EscapeString(source(target, name))
				soapFault(w, "The method is disabled by '"+by+"'",
					`<MethodDisabledFault xmlns="urn:vim25" xsi:type="MethodDisabled"><source>`+by+`</source></MethodDisabledFault>`)
				return
			}
			if name == "DisableMethods" && refusesHold(w) {
				return
			}
			if name == "HttpNfcLeaseComplete" || name == "HttpNfcLeaseAbort" {
				leases.Lock()
				delete(leases.files, target.Value)
				leases.Unlock()
			}
			if make, ok := renamed[name]; ok && simulator.Map.Get(target) != nil {
				self := ref{Type: "Stand" + target.Type, Value: target.Value}
				if simulator.Map.Get(self) == nil {
					simulator.Map.Put(make(stand{Self: self, real: target}))
				}
				body = thisElement.ReplaceAll(body, []byte("${1}Stand${2}${3}${4}"))
			}
			r.Body = io.NopCloser(bytes.NewReader(body))
			r.ContentLength = int64(len(body))
		}
		next.ServeHTTP(w, r)
	})
}

func source(e ref, method string) string {
	disabled.Lock()
	defer disabled.Unlock()
	for s := range disabled.by[e][method] {
		return s
	}
	return ""
}
