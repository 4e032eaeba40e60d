// SPDX-License-Identifier: Apache-2.0
package main

// Tasks that last and can be cancelled.

import (
	"sync"
	"time"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
)

// slowTask makes disk tasks last: they then run beside the call that began them.
var slowTask time.Duration

var cancelled sync.Map // of task references

func task(m mo.Reference, name string, f func() types.BaseMethodFault) ref {
	var t *simulator.Task
	t = simulator.CreateTask(m, name, func(*simulator.Task) (types.AnyType, types.BaseMethodFault) {
		if _, stop := cancelled.Load(t.Self); stop {
			return nil, &types.RequestCanceled{}
		}
		return nil, f()
	})
	t.Info.Entity = nil // a VirtualDiskManager is no ManagedEntity: pyVmomi rejects it there
	if slowTask == 0 {
		return t.Run()
	}
	t.Info.Cancelable = true
	go func() {
		set := func(c ...types.PropertyChange) {
			simulator.Map.WithLock(t, func() { simulator.Map.Update(t, c) })
		}
		set(types.PropertyChange{Name: "info.state", Val: types.TaskInfoStateRunning})
		for p := int32(0); p < 100; p += 5 {
			if _, stop := cancelled.Load(t.Self); stop {
				break
			}
			set(types.PropertyChange{Name: "info.progress", Val: p})
			time.Sleep(slowTask / 20)
		}
		t.Run()
	}()
	return t.Self
}

type taskStand struct{ stand }

func (s *taskStand) CancelTask(_ *simulator.Context, req *types.CancelTask) soap.HasFault {
	t := simulator.Map.Get(s.real).(*simulator.Task)
	if !t.Info.Cancelable {
		return &methods.CancelTaskBody{Fault_: simulator.Fault("", &types.NotSupported{})}
	}
	cancelled.Store(s.real, true)
	return &methods.CancelTaskBody{Res: &types.CancelTaskResponse{}}
}
