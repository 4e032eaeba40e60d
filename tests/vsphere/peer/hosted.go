// SPDX-License-Identifier: Apache-2.0
package main

// What a server does with disks of hosted products that were uploaded: it copies them into its own kind.

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/vmware/govmomi/vim25/types"
)

// isHosted tells a sparse file of hosted products by its first bytes.
func isHosted(file string) bool {
	f, err := os.Open(file)
	if err != nil {
		return false
	}
	defer f.Close()
	magic := make([]byte, 4)
	_, err = io.ReadFull(f, magic)
	return err == nil && string(magic) == "KDMV"
}

// copyHosted makes the disk `to` with what `from` holds; qemu-img reads it, which is not ours.
func copyHosted(from, to, name string) types.BaseMethodFault {
	if _, err := os.Stat(filepath.Dir(to)); err != nil {
		return fileFault(err, name)
	}
	if err := exec.Command("qemu-img", "convert", "-f", "vmdk", "-O", "raw", from, flat(to)).Run(); err != nil {
		_ = os.Remove(flat(to))
		return &types.InvalidDiskFormat{}
	}
	st, err := os.Stat(flat(to))
	if err == nil {
		err = writeDescriptor(to, st.Size(), "", "thin")
	}
	return fileFault(err, name)
}
