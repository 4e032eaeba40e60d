// SPDX-License-Identifier: Apache-2.0
package main

// VirtualDiskManager with real files.

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/google/uuid"
	"github.com/vmware/govmomi/object"
	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
)

type diskManager struct{ *simulator.VirtualDiskManager }

func (m *diskManager) Get() mo.Reference { return m.VirtualDiskManager }

func local(name string) (string, types.BaseMethodFault) {
	var p object.DatastorePath
	if !p.FromString(name) {
		return "", &types.InvalidDatastorePath{DatastorePath: name}
	}
	for _, e := range simulator.Map.All("Datastore") {
		if ds := e.(*simulator.Datastore); ds.Name == p.Datastore {
			return filepath.Join(ds.Info.GetDatastoreInfo().Url, filepath.FromSlash(path.Clean("/"+p.Path))), nil
		}
	}
	return "", &types.InvalidDatastore{Name: p.Datastore}
}

func flat(file string) string { return strings.TrimSuffix(file, ".vmdk") + "-flat.vmdk" }

// writeDescriptor writes the text file of a disk whose flat file has so many bytes. Other lines than those it
// decides about are not kept.
func writeDescriptor(file string, bytes int64, id string, kind string) error {
	if id == "" {
		u := uuid.New()
		id = fmt.Sprintf("% x-% x", u[:8], u[8:])
	}
	return os.WriteFile(file, []byte(fmt.Sprintf("# Disk DescriptorFile\nversion=1\nencoding=\"UTF-8\"\nCID=fffffffe\nparentCID=ffffffff\n"+
		"createType=\"vmfs\"\n\nRW %d VMFS \"%s\"\n\nddb.virtualHWVersion = \"13\"\nddb.adapterType = \"lsilogic\"\n"+
		"ddb.uuid = \"%s\"\nddb.kind = \"%s\"\n", bytes/512, filepath.Base(flat(file)), id, kind)), 0600)
}

// entry reads one "ddb." line of a descriptor.
func entry(file, name string) string {
	b, _ := os.ReadFile(file)
	if m := regexp.MustCompile(`ddb\.` + name + ` = "([^"]*)"`).FindSubmatch(b); m != nil {
		return string(m[1])
	}
	return ""
}

func fileFault(err error, name string) types.BaseMethodFault {
	switch {
	case err == nil:
		return nil
	case os.IsNotExist(err):
		return &types.FileNotFound{FileFault: types.FileFault{File: name}}
	case os.IsExist(err):
		return &types.FileAlreadyExists{FileFault: types.FileFault{File: name}}
	}
	return &types.CannotAccessFile{FileFault: types.FileFault{File: name}}
}

func (m *diskManager) CreateVirtualDiskTask(_ *simulator.Context, req *types.CreateVirtualDisk_Task) soap.HasFault {
	t := task(m, "createVirtualDisk", func() types.BaseMethodFault {
		file, fault := local(req.Name)
		if fault != nil {
			return fault
		}
		spec, ok := req.Spec.(types.BaseFileBackedVirtualDiskSpec)
		if !ok {
			return &types.InvalidArgument{InvalidProperty: "spec"}
		}
		f, err := os.OpenFile(file, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0600)
		if err != nil {
			return fileFault(err, req.Name)
		}
		f.Close()
		size := spec.GetFileBackedVirtualDiskSpec().CapacityKb << 10
		if err = writeDescriptor(file, size, "", spec.GetFileBackedVirtualDiskSpec().DiskType); err == nil {
			if err = os.WriteFile(flat(file), nil, 0600); err == nil {
				err = os.Truncate(flat(file), size)
			}
		}
		return fileFault(err, req.Name)
	})
	return &methods.CreateVirtualDisk_TaskBody{Res: &types.CreateVirtualDisk_TaskResponse{Returnval: t}}
}

func (m *diskManager) ExtendVirtualDiskTask(_ *simulator.Context, req *types.ExtendVirtualDisk_Task) soap.HasFault {
	t := task(m, "extendVirtualDisk", func() types.BaseMethodFault {
		file, fault := local(req.Name)
		if fault != nil {
			return fault
		}
		st, err := os.Stat(flat(file))
		if err != nil {
			return fileFault(err, req.Name)
		}
		if req.NewCapacityKb<<10 < st.Size() {
			return &types.InvalidArgument{InvalidProperty: "newCapacityKb"}
		}
		if err = os.Truncate(flat(file), req.NewCapacityKb<<10); err == nil {
			err = writeDescriptor(file, req.NewCapacityKb<<10, entry(file, "uuid"), entry(file, "kind"))
		}
		return fileFault(err, req.Name)
	})
	return &methods.ExtendVirtualDisk_TaskBody{Res: &types.ExtendVirtualDisk_TaskResponse{Returnval: t}}
}

func (m *diskManager) QueryVirtualDiskUuid(_ *simulator.Context, req *types.QueryVirtualDiskUuid) soap.HasFault {
	file, fault := local(req.Name)
	if fault == nil {
		if _, err := os.Stat(file); err != nil {
			fault = fileFault(err, req.Name)
		}
	}
	if fault != nil {
		return &methods.QueryVirtualDiskUuidBody{Fault_: simulator.Fault("", fault)}
	}
	return &methods.QueryVirtualDiskUuidBody{Res: &types.QueryVirtualDiskUuidResponse{Returnval: entry(file, "uuid")}}
}
