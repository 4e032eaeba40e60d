// SPDX-License-Identifier: Apache-2.0
package main

// Puts the wrappers over the objects of the registry.

import (
	"reflect"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/types"
)

type ref = types.ManagedObjectReference

func addMethods() {
	types.Add("DisableMethods", reflect.TypeOf(DisableMethods{}))
	types.Add("EnableMethods", reflect.TypeOf(EnableMethods{}))
	content := simulator.Map.Get(ref{Type: "ServiceInstance", Value: "ServiceInstance"}).(*simulator.ServiceInstance).Content
	am := simulator.Map.Get(*content.AuthorizationManager).(*simulator.AuthorizationManager)
	simulator.Map.Put(&authManager{am})
	dm := simulator.Map.Get(*content.VirtualDiskManager).(*simulator.VirtualDiskManager)
	simulator.Map.Put(&diskManager{dm})
	pc := &collector{}
	pc.Self = content.PropertyCollector
	simulator.Map.Put(pc)
}
