// SPDX-License-Identifier: Apache-2.0
package main

// PropertyCollector that answers in pages.

import (
	"sync"

	"github.com/google/uuid"
	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
)

var pages = struct {
	sync.Mutex
	rest map[string][]types.ObjectContent
	max  map[string]int
}{rest: map[string][]types.ObjectContent{}, max: map[string]int{}}

type collector struct{ simulator.PropertyCollector }

func page(all []types.ObjectContent, max int) *types.RetrieveResult {
	if max <= 0 || len(all) <= max {
		return &types.RetrieveResult{Objects: all}
	}
	token := uuid.New().String()
	pages.Lock()
	pages.rest[token], pages.max[token] = all[max:], max
	pages.Unlock()
	return &types.RetrieveResult{Token: token, Objects: all[:max]}
}

func (c *collector) RetrievePropertiesEx(ctx *simulator.Context, r *types.RetrievePropertiesEx) soap.HasFault {
	res := c.PropertyCollector.RetrievePropertiesEx(ctx, r)
	if body := res.(*methods.RetrievePropertiesExBody); body.Res != nil && body.Res.Returnval != nil {
		body.Res.Returnval = page(body.Res.Returnval.Objects, int(r.Options.MaxObjects))
	}
	return res
}

func (c *collector) ContinueRetrievePropertiesEx(_ *simulator.Context, r *types.ContinueRetrievePropertiesEx) soap.HasFault {
	pages.Lock()
	rest, ok := pages.rest[r.Token]
	max := pages.max[r.Token]
	delete(pages.rest, r.Token)
	pages.Unlock()
	if !ok {
		return &methods.ContinueRetrievePropertiesExBody{Fault_: simulator.Fault("", &types.InvalidArgument{InvalidProperty: "token"})}
	}
	return &methods.ContinueRetrievePropertiesExBody{Res: &types.ContinueRetrievePropertiesExResponse{Returnval: *page(rest, max)}}
}
