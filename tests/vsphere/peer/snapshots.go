// SPDX-License-Identifier: Apache-2.0
package main

// Snapshot calls that the package lacks or gets wrong.

import (
	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
)

func (s *snapStand) RenameSnapshot(ctx *simulator.Context, req *types.RenameSnapshot) soap.HasFault {
	snap, ok := simulator.Map.Get(s.real).(*simulator.VirtualMachineSnapshot)
	if !ok {
		return &methods.RenameSnapshotBody{Fault_: simulator.Fault("", &types.ManagedObjectNotFound{Obj: s.real})}
	}
	vm := simulator.Map.Get(snap.Vm).(*simulator.VirtualMachine)
	ctx.WithLock(vm, func() {
		var walk func([]types.VirtualMachineSnapshotTree) []types.VirtualMachineSnapshotTree
		walk = func(l []types.VirtualMachineSnapshotTree) []types.VirtualMachineSnapshotTree {
			l = append([]types.VirtualMachineSnapshotTree{}, l...)
			for i := range l {
				if l[i].Snapshot == s.real {
					if req.Name != "" {
						l[i].Name = req.Name
					}
					if req.Description != "" {
						l[i].Description = req.Description
					}
				}
				l[i].ChildSnapshotList = walk(l[i].ChildSnapshotList)
			}
			return l
		}
		simulator.Map.Update(vm, []types.PropertyChange{{Name: "snapshot.rootSnapshotList", Val: walk(vm.Snapshot.RootSnapshotList)}})
	})
	return &methods.RenameSnapshotBody{Res: &types.RenameSnapshotResponse{}}
}

// RemoveSnapshotTask steps round a crash of the packaged one: removing the current
// snapshot when it has no parent but other snapshots stay.
func (s *snapStand) RemoveSnapshotTask(ctx *simulator.Context, req *types.RemoveSnapshot_Task) soap.HasFault {
	snap, ok := simulator.Map.Get(s.real).(*simulator.VirtualMachineSnapshot)
	if !ok {
		return &methods.RemoveSnapshot_TaskBody{Fault_: simulator.Fault("", &types.ManagedObjectNotFound{Obj: s.real})}
	}
	vm := simulator.Map.Get(snap.Vm).(*simulator.VirtualMachine)
	ctx.WithLock(vm, func() {
		if cur := vm.Snapshot.CurrentSnapshot; cur != nil && *cur == s.real {
			for _, root := range vm.Snapshot.RootSnapshotList {
				if root.Snapshot == s.real {
					vm.Snapshot.CurrentSnapshot = nil
				}
			}
		}
	})
	r := *req
	r.This = s.real
	return snap.RemoveSnapshotTask(ctx, &r)
}

// ConsolidateVMDisksTask ends what needsConsolidation began.
func (v *vmStand) ConsolidateVMDisksTask(ctx *simulator.Context, _ *types.ConsolidateVMDisks_Task) soap.HasFault {
	vm := simulator.Map.Get(v.real).(*simulator.VirtualMachine)
	t := task(vm, "consolidateDisks", func() types.BaseMethodFault {
		needsConsolidation(vm, false)
		return nil
	})
	return &methods.ConsolidateVMDisks_TaskBody{Res: &types.ConsolidateVMDisks_TaskResponse{Returnval: t}}
}

func needsConsolidation(vm *simulator.VirtualMachine, needed bool) {
	runtime := vm.Runtime
	runtime.ConsolidationNeeded = types.NewBool(needed)
	simulator.Map.Update(vm, []types.PropertyChange{{Name: "runtime", Val: runtime}})
}

// consolidationNeeded marks the machine of that name, as a failed backup does.
func consolidationNeeded(name string) bool {
	for _, e := range simulator.Map.All("VirtualMachine") {
		if vm := e.(*simulator.VirtualMachine); vm.Name == name {
			simulator.Map.WithLock(vm, func() { needsConsolidation(vm, true) })
			return true
		}
	}
	return false
}
