// SPDX-License-Identifier: Apache-2.0
package main

// NFC leases whose bytes are real.

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
)

var leases = struct {
	sync.Mutex
	files map[string]map[string]string // lease, name, file
}{files: map[string]map[string]string{}}

func (v *vmStand) ExportVm(ctx *simulator.Context, req *types.ExportVm) soap.HasFault {
	vm := simulator.Map.Get(v.real).(*simulator.VirtualMachine)
	if vm.Runtime.PowerState != types.VirtualMachinePowerStatePoweredOff {
		return &methods.ExportVmBody{Fault_: simulator.Fault("", &types.InvalidPowerState{
			RequestedState: types.VirtualMachinePowerStatePoweredOff, ExistingState: vm.Runtime.PowerState})}
	}
	lease := simulator.NewHttpNfcLease(ctx, v.real)
	lease.Info.Lease = lease.Self
	lease.Info.LeaseTimeout = 300
	files := map[string]string{}
	n := 0
	for _, d := range vm.Config.Hardware.Device {
		disk, ok := d.(*types.VirtualDisk)
		if !ok {
			continue
		}
		info, ok := disk.Backing.(types.BaseVirtualDeviceFileBackingInfo)
		if !ok {
			continue
		}
		file, _ := local(info.GetVirtualDeviceFileBackingInfo().FileName)
		name := fmt.Sprintf("disk-%d.vmdk", n)
		files[name] = file
		u := url.URL{Scheme: "https", Host: "*", Path: "/nfc/" + lease.Self.Value + "/" + name}
		lease.Info.DeviceUrl = append(lease.Info.DeviceUrl, types.HttpNfcLeaseDeviceUrl{
			Key: fmt.Sprintf("/%s/ParaVirtualSCSIController0:%d", v.real.Value, n), ImportKey: fmt.Sprintf("/%s/disk:%d", vm.Name, n),
			Url: u.String(), Disk: types.NewBool(true), TargetId: name,
		})
		lease.Info.TotalDiskCapacityInKB += disk.CapacityInKB
		n++
	}
	leases.Lock()
	leases.files[lease.Self.Value] = files
	leases.Unlock()
	return &methods.ExportVmBody{Res: &types.ExportVmResponse{Returnval: lease.Self}}
}

func (p *poolStand) ImportVApp(ctx *simulator.Context, req *types.ImportVApp) soap.HasFault {
	res := simulator.Map.Get(p.real).(*simulator.ResourcePool).ImportVApp(ctx, req)
	if body := res.(*methods.ImportVAppBody); body.Res != nil {
		lease := ctx.Session.Get(body.Res.Returnval).(*simulator.HttpNfcLease)
		vm := simulator.Map.Get(lease.Info.Entity).(*simulator.VirtualMachine)
		files := map[string]string{}
		for _, d := range vm.Config.Hardware.Device {
			if info, ok := d.GetVirtualDevice().Backing.(types.BaseVirtualDeviceFileBackingInfo); ok {
				file, _ := local(info.GetVirtualDeviceFileBackingInfo().FileName)
				files[filepath.Base(file)] = file
			}
		}
		leases.Lock()
		leases.files[lease.Self.Value] = files
		leases.Unlock()
	}
	return res
}

func serveNFC(w http.ResponseWriter, r *http.Request) {
	p := strings.Split(strings.Trim(r.URL.Path, "/"), "/")
	leases.Lock()
	file, ok := leases.files[p[len(p)-2]][p[len(p)-1]]
	leases.Unlock()
	if !ok {
		http.NotFound(w, r)
		return
	}
	switch r.Method {
	case http.MethodGet: // a stream: no Content-Length, no ranges
		f, err := os.Open(file)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		defer f.Close()
		w.Header().Set("Content-Type", "application/x-vnd.vmware-streamVmdk")
		if fl, ok := w.(http.Flusher); ok {
			fl.Flush()
		}
		_, _ = io.Copy(w, f)
	case http.MethodPut, http.MethodPost:
		f, err := os.Create(file)
		if err == nil {
			_, err = io.Copy(f, r.Body)
			f.Close()
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.WriteHeader(http.StatusCreated)
	default:
		w.WriteHeader(http.StatusMethodNotAllowed)
	}
}
