// SPDX-License-Identifier: Apache-2.0
package main

// The calls of VirtualDiskManager that work on a disk's form: on real files, with the refusals of a real server.

import (
	"bytes"
	"os"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
)

// existing finds a disk's two files.
func existing(name string) (string, types.BaseMethodFault) {
	file, fault := local(name)
	if fault != nil {
		return "", fault
	}
	if _, err := os.Stat(file); err != nil {
		return "", fileFault(err, name)
	}
	if _, err := os.Stat(flat(file)); err != nil {
		return "", fileFault(err, name)
	}
	return file, nil
}

func isSparse(file string) bool {
	switch entry(file, "kind") {
	case "sparse2Gb", "sparseMonolithic":
		return true
	}
	return false
}

// setKind notes the new type of a disk.
func setKind(file, kind string) error {
	st, err := os.Stat(flat(file))
	if err != nil {
		return err
	}
	return writeDescriptor(file, st.Size(), entry(file, "uuid"), kind)
}

// work runs f on a disk that is there, as a task.
func (m *diskManager) work(label, name string, f func(file string) types.BaseMethodFault) ref {
	return task(m, label, func() types.BaseMethodFault {
		file, fault := existing(name)
		if fault != nil {
			return fault
		}
		return f(file)
	})
}

func (m *diskManager) InflateVirtualDiskTask(_ *simulator.Context, req *types.InflateVirtualDisk_Task) soap.HasFault {
	t := m.work("inflateVirtualDisk", req.Name, func(file string) types.BaseMethodFault {
		if entry(file, "kind") != "thin" {
			return &types.NotSupported{}
		}
		return fileFault(setKind(file, "eagerZeroedThick"), req.Name)
	})
	return &methods.InflateVirtualDisk_TaskBody{Res: &types.InflateVirtualDisk_TaskResponse{Returnval: t}}
}

func (m *diskManager) EagerZeroVirtualDiskTask(_ *simulator.Context, req *types.EagerZeroVirtualDisk_Task) soap.HasFault {
	t := m.work("eagerZeroVirtualDisk", req.Name, func(file string) types.BaseMethodFault {
		return fileFault(setKind(file, "eagerZeroedThick"), req.Name)
	})
	return &methods.EagerZeroVirtualDisk_TaskBody{Res: &types.EagerZeroVirtualDisk_TaskResponse{Returnval: t}}
}

func (m *diskManager) ZeroFillVirtualDiskTask(_ *simulator.Context, req *types.ZeroFillVirtualDisk_Task) soap.HasFault {
	t := m.work("zeroFillVirtualDisk", req.Name, func(file string) types.BaseMethodFault {
		st, err := os.Stat(flat(file))
		if err == nil {
			if err = os.Truncate(flat(file), 0); err == nil {
				err = os.Truncate(flat(file), st.Size())
			}
		}
		return fileFault(err, req.Name)
	})
	return &methods.ZeroFillVirtualDisk_TaskBody{Res: &types.ZeroFillVirtualDisk_TaskResponse{Returnval: t}}
}

func (m *diskManager) ShrinkVirtualDiskTask(_ *simulator.Context, req *types.ShrinkVirtualDisk_Task) soap.HasFault {
	t := m.work("shrinkVirtualDisk", req.Name, func(file string) types.BaseMethodFault { return nil })
	return &methods.ShrinkVirtualDisk_TaskBody{Res: &types.ShrinkVirtualDisk_TaskResponse{Returnval: t}}
}

func (m *diskManager) DefragmentVirtualDiskTask(_ *simulator.Context, req *types.DefragmentVirtualDisk_Task) soap.HasFault {
	t := m.work("defragmentVirtualDisk", req.Name, func(file string) types.BaseMethodFault {
		if !isSparse(file) {
			return &types.NotSupported{}
		}
		return nil
	})
	return &methods.DefragmentVirtualDisk_TaskBody{Res: &types.DefragmentVirtualDisk_TaskResponse{Returnval: t}}
}

func (m *diskManager) QueryVirtualDiskFragmentation(_ *simulator.Context, req *types.QueryVirtualDiskFragmentation) soap.HasFault {
	file, fault := existing(req.Name)
	if fault == nil && !isSparse(file) {
		fault = &types.NotSupported{}
	}
	if fault != nil {
		return &methods.QueryVirtualDiskFragmentationBody{Fault_: simulator.Fault("", fault)}
	}
	return &methods.QueryVirtualDiskFragmentationBody{Res: &types.QueryVirtualDiskFragmentationResponse{Returnval: 7}}
}

func (m *diskManager) QueryVirtualDiskGeometry(_ *simulator.Context, req *types.QueryVirtualDiskGeometry) soap.HasFault {
	file, fault := existing(req.Name)
	if fault != nil {
		return &methods.QueryVirtualDiskGeometryBody{Fault_: simulator.Fault("", fault)}
	}
	st, _ := os.Stat(flat(file))
	return &methods.QueryVirtualDiskGeometryBody{Res: &types.QueryVirtualDiskGeometryResponse{
		Returnval: types.HostDiskDimensionsChs{Cylinder: st.Size() / 512 / 63 / 255, Head: 255, Sector: 63}}}
}

func (m *diskManager) SetVirtualDiskUuid(_ *simulator.Context, req *types.SetVirtualDiskUuid) soap.HasFault {
	file, fault := existing(req.Name)
	if fault != nil {
		return &methods.SetVirtualDiskUuidBody{Fault_: simulator.Fault("", fault)}
	}
	st, _ := os.Stat(flat(file))
	if err := writeDescriptor(file, st.Size(), req.Uuid, entry(file, "kind")); err != nil {
		return &methods.SetVirtualDiskUuidBody{Fault_: simulator.Fault("", fileFault(err, req.Name))}
	}
	return &methods.SetVirtualDiskUuidBody{Res: &types.SetVirtualDiskUuidResponse{}}
}

// afterTransfer makes the descriptor of a copied or moved disk name the flat file beside it.
func afterTransfer(name string) {
	if file, fault := existing(name); fault == nil {
		if text, err := os.ReadFile(file); err == nil && bytes.Contains(text, []byte("ddb.uuid")) {
			_ = setKind(file, entry(file, "kind"))
		}
	}
}

func (m *diskManager) CopyVirtualDiskTask(ctx *simulator.Context, req *types.CopyVirtualDisk_Task) soap.HasFault {
	if to, fault := local(req.DestName); fault == nil {
		if _, err := os.Stat(to); err == nil { // force is ignored by real servers, too
			t := task(m, "copyVirtualDisk", func() types.BaseMethodFault { return fileFault(os.ErrExist, req.DestName) })
			return &methods.CopyVirtualDisk_TaskBody{Res: &types.CopyVirtualDisk_TaskResponse{Returnval: t}}
		}
	}
	if from, fault := local(req.SourceName); fault == nil && isHosted(from) {
		t := task(m, "copyVirtualDisk", func() types.BaseMethodFault {
			to, fault := local(req.DestName)
			if fault != nil {
				return fault
			}
			return copyHosted(from, to, req.DestName)
		})
		return &methods.CopyVirtualDisk_TaskBody{Res: &types.CopyVirtualDisk_TaskResponse{Returnval: t}}
	}
	req.DestDatacenter = or(req.DestDatacenter, req.SourceDatacenter)
	res := m.VirtualDiskManager.CopyVirtualDiskTask(ctx, req)
	afterTransfer(req.DestName)
	return res
}

func (m *diskManager) MoveVirtualDiskTask(ctx *simulator.Context, req *types.MoveVirtualDisk_Task) soap.HasFault {
	req.DestDatacenter = or(req.DestDatacenter, req.SourceDatacenter)
	res := m.VirtualDiskManager.MoveVirtualDiskTask(ctx, req)
	afterTransfer(req.DestName)
	return res
}

func or(a, b *ref) *ref {
	if a == nil {
		return b
	}
	return a
}
