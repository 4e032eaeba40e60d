// SPDX-License-Identifier: Apache-2.0
package main

// A test peer: starts the simulator of Debian's golang-github-vmware-govmomi-dev on one loopback address, with the
// methods added and repaired that the package lacks.

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"flag"
	"fmt"
	"io"
	"log"
	"math/big"
	"net"
	"net/url"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/vmware/govmomi/simulator"
)

// fingerprint writes a digest the way VDDK and OpenSSL do: AA:BB:...
func fingerprint(sum []byte) string {
	parts := make([]string, len(sum))
	for i, b := range sum {
		parts[i] = fmt.Sprintf("%02X", b)
	}
	return strings.Join(parts, ":")
}

// selfSigned makes a certificate that no client trusts, valid for [-1h, +life].
func selfSigned(life time.Duration) (tls.Certificate, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return tls.Certificate{}, err
	}
	serial, _ := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 100))
	tpl := &x509.Certificate{
		SerialNumber: serial,
		Subject:      pkix.Name{CommonName: "vcsim.test", Organization: []string{"test peer"}},
		NotBefore:    time.Now().Add(-48 * time.Hour),
		NotAfter:     time.Now().Add(life),
		DNSNames:     []string{"localhost", "vcsim.test"},
		IPAddresses:  []net.IP{net.IPv4(127, 0, 0, 1)},
		KeyUsage:     x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
		IsCA:         true, BasicConstraintsValid: true,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, tpl, tpl, &key.PublicKey, key)
	if err != nil {
		return tls.Certificate{}, err
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, nil
}

func main() {
	listen := flag.String("l", "127.0.0.1:0", "loopback address to listen on")
	user := flag.String("user", "administrator@vsphere.local", "user name")
	pass := flag.String("pass", "secret", "password")
	vms := flag.Int("vm", 2, "virtual machines per resource pool")
	esx := flag.Bool("esx", false, "a lone ESXi host in place of a vCenter")
	store := flag.String("store", "", "directory to create the datastore directories in")
	idle := flag.Duration("idle", 0, "expire sessions idle this long")
	delay := flag.Int("delay", 0, "delay each SOAP call by so many milliseconds")
	slow := flag.Duration("slow", 0, "disk tasks last this long")
	expired := flag.Bool("expired", false, "serve an expired certificate")
	trace := flag.Bool("trace", false, "print SOAP traffic")
	pem_ := flag.String("pem", "", "write the certificate there")
	tied := flag.Bool("tied", false, "end when standard input ends: no peer outlives its test")
	flag.Parse()

	host, _, err := net.SplitHostPort(*listen)
	if err != nil || !net.ParseIP(host).IsLoopback() {
		log.Fatal("-l wants a loopback address")
	}
	if *store != "" {
		if err := os.MkdirAll(*store, 0700); err != nil {
			log.Fatal(err)
		}
		os.Setenv("TMPDIR", *store) // Model.Create makes its datastores with ioutil.TempDir("")
	}
	life := 24 * time.Hour
	if *expired {
		life = -24 * time.Hour
	}
	cert, err := selfSigned(life)
	if err != nil {
		log.Fatal(err)
	}
	simulator.Trace = *trace
	simulator.SessionIdleTimeout = *idle

	model := simulator.VPX()
	if *esx {
		model = simulator.ESX()
	}
	model.Machine = *vms
	model.DelayConfig.Delay = *delay
	start := time.Now()
	defer model.Remove()
	if err := model.Create(); err != nil {
		log.Fatal(err)
	}
	model.Service.Listen = &url.URL{Host: *listen, User: url.UserPassword(*user, *pass)}
	model.Service.TLS = &tls.Config{Certificates: []tls.Certificate{cert}}

	slowTask = *slow
	addMethods()
	srv := model.Service.NewServer()
	srv.Config.Handler = front(srv.Config.Handler)
	defer srv.Close()

	der := cert.Certificate[0]
	s1, s2 := sha1.Sum(der), sha256.Sum256(der)
	if *pem_ != "" {
		_ = os.WriteFile(*pem_, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0600)
	}
	var ms runtime.MemStats
	runtime.ReadMemStats(&ms)
	n := model.Count()
	fmt.Printf("url=https://%s/sdk\nsha1=%s\nsha256=%s\n", srv.Listener.Addr(), fingerprint(s1[:]), fingerprint(s2[:]))
	fmt.Printf("vms=%d create=%s heap=%dMiB sys=%dMiB pid=%d\n", n.Machine,
		time.Since(start).Round(time.Millisecond), ms.HeapAlloc>>20, ms.Sys>>20, os.Getpid())

	if *tied {
		go func() {
			_, _ = io.Copy(io.Discard, os.Stdin)
			model.Remove()
			os.Exit(0)
		}()
	}
	sig := make(chan os.Signal, 1)
	signal.Notify(sig, os.Interrupt, syscall.SIGTERM)
	<-sig
}
