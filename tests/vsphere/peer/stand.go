// SPDX-License-Identifier: Apache-2.0
package main

// Calls on objects that the package insists on seeing in its own types: front() renames their target to one of these.

import (
	"bytes"
	"encoding/xml"
	"regexp"

	"github.com/vmware/govmomi/vim25/mo"
)

type stand struct {
	Self ref
	real ref
}

func (s *stand) Reference() ref { return s.Self }

type vmStand struct{ stand }
type snapStand struct{ stand }
type poolStand struct{ stand }

var renamed = map[string]func(s stand) mo.Reference{
	"CancelTask":              func(s stand) mo.Reference { return &taskStand{s} },
	"RemoveSnapshot_Task":     func(s stand) mo.Reference { return &snapStand{s} },
	"ConsolidateVMDisks_Task": func(s stand) mo.Reference { return &vmStand{s} },
	"ExportVm":                func(s stand) mo.Reference { return &vmStand{s} },
	"RenameSnapshot":          func(s stand) mo.Reference { return &snapStand{s} },
	"ImportVApp":              func(s stand) mo.Reference { return &poolStand{s} },
}

var thisElement = regexp.MustCompile(`(<(?:\w+:)?_this\b[^>]*\btype=")([^"]*)("[^>]*>)([^<]*)`)

// called names the method of a SOAP request and its target.
func called(body []byte) (string, ref) {
	d := xml.NewDecoder(bytes.NewReader(body))
	inBody := false
	for {
		t, err := d.Token()
		if err != nil {
			return "", ref{}
		}
		if s, ok := t.(xml.StartElement); ok {
			if inBody {
				if m := thisElement.FindSubmatch(body); m != nil {
					return s.Name.Local, ref{Type: string(m[2]), Value: string(m[4])}
				}
				return s.Name.Local, ref{}
			}
			inBody = s.Name.Local == "Body"
		}
	}
}
