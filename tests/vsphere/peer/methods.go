// SPDX-License-Identifier: Apache-2.0
package main

// DisableMethods and EnableMethods (urn:internalvim25): the holds on a machine.

import (
	"sort"
	"sync"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
)

type DisableMethods struct {
	This   ref   `xml:"_this"`
	Entity []ref `xml:"entity"`
	Method []struct {
		Method string `xml:"method"`
		Reason string `xml:"reasonId"`
	} `xml:"method"`
	Source string `xml:"sourceId"`
	Scope  bool   `xml:"sessionScope,omitempty"`
}

type EnableMethods struct {
	This   ref      `xml:"_this"`
	Entity []ref    `xml:"entity"`
	Method []string `xml:"method"`
	Source string   `xml:"sourceId"`
}

type DisableMethodsResponse struct{}
type EnableMethodsResponse struct{}

type disableBody struct {
	Res    *DisableMethodsResponse
	Fault_ *soap.Fault
}
type enableBody struct {
	Res    *EnableMethodsResponse
	Fault_ *soap.Fault
}

func (b *disableBody) Fault() *soap.Fault { return b.Fault_ }
func (b *enableBody) Fault() *soap.Fault  { return b.Fault_ }

var disabled = struct {
	sync.Mutex
	by map[ref]map[string]map[string]bool // entity, method, source
}{by: map[ref]map[string]map[string]bool{}}

type authManager struct {
	*simulator.AuthorizationManager
}

func (m *authManager) Get() mo.Reference { return m.AuthorizationManager } // for the property collector

func publish(ctx *simulator.Context, e ref) {
	names := []string{}
	disabled.Lock()
	for name, src := range disabled.by[e] {
		if len(src) > 0 {
			names = append(names, name)
		}
	}
	disabled.Unlock()
	sort.Strings(names)
	if obj := simulator.Map.Get(e); obj != nil {
		ctx.WithLock(obj, func() {
			simulator.Map.Update(obj, []types.PropertyChange{{Name: "disabledMethod", Val: names}})
		})
	}
}

func (m *authManager) DisableMethods(ctx *simulator.Context, req *DisableMethods) soap.HasFault {
	for _, e := range req.Entity {
		if simulator.Map.Get(e) == nil {
			return &disableBody{Fault_: simulator.Fault("", &types.ManagedObjectNotFound{Obj: e})}
		}
		disabled.Lock()
		if disabled.by[e] == nil {
			disabled.by[e] = map[string]map[string]bool{}
		}
		for _, d := range req.Method {
			if disabled.by[e][d.Method] == nil {
				disabled.by[e][d.Method] = map[string]bool{}
			}
			disabled.by[e][d.Method][req.Source] = true
		}
		disabled.Unlock()
		publish(ctx, e)
	}
	return &disableBody{Res: &DisableMethodsResponse{}}
}

func (m *authManager) EnableMethods(ctx *simulator.Context, req *EnableMethods) soap.HasFault {
	for _, e := range req.Entity {
		disabled.Lock()
		for _, name := range req.Method {
			delete(disabled.by[e][name], req.Source) // another source's mark stays
		}
		disabled.Unlock()
		publish(ctx, e)
	}
	return &enableBody{Res: &EnableMethodsResponse{}}
}
