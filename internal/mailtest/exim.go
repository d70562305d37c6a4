// Package mailtest gives tests a real mail server: Debian's Exim, which takes
// mail on this machine and delivers none.
package mailtest

import (
	"bufio"
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/mail"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// Who may sign in at the server.
const (
	User     = "sales"
	Password = "wide river"
)

// Server is a mail server on the loopback address. It knows nobody whose name
// begins with nobody, and has no time for busy.
type Server struct {
	Port  int
	Roots *x509.CertPool // that its certificate is signed by

	dir string
}

const config = `
spool_directory = DIR/spool
log_file_path = DIR/log/%slog
pid_file_path = DIR/exim.pid
primary_hostname = mail.example.com
queue_only
smtp_accept_max = 0
host_lookup =
rfc1413_hosts =
keep_environment =
acl_smtp_mail = may_send
acl_smtp_rcpt = may_receive
tls_advertise_hosts = *
tls_certificate = DIR/cert.pem
tls_privatekey = DIR/key.pem
tls_on_connect_ports = TLS
begin acl
may_send:
  deny senders = stranger@example.com
       message = sender not allowed
  accept
may_receive:
  deny local_parts = ^nobody
       message = no such mailbox here
  defer local_parts = busy
        message = come back later
  accept
begin routers
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${if and {{eq{$auth2}{USER}}{eq{$auth3}{PASSWORD}}}}
  server_set_id = $auth2
`

// Start runs a server until the test ends. Where Exim is not installed the test
// is skipped with that reason; the test run installs it.
func Start(t *testing.T) *Server {
	t.Helper()
	return start(t, false)
}

// StartTLS is Start for a server that is encrypted from the first byte.
func StartTLS(t *testing.T) *Server {
	t.Helper()
	return start(t, true)
}

func start(t *testing.T, encrypted bool) *Server {
	t.Helper()
	exim := found()
	if exim == "" {
		t.Skip("no mail server is installed: apt-get install exim4-daemon-light")
	}
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &Server{Port: l.Addr().(*net.TCPAddr).Port, dir: folder(t)}
	s.certify(t)
	on := ""
	if encrypted {
		on = strconv.Itoa(s.Port)
	}
	s.write(t, "exim.conf", []byte(strings.NewReplacer("DIR", s.dir, "TLS", on, "USER", User, "PASSWORD", Password).Replace(config)), 0o644)
	var all sync.WaitGroup
	all.Go(func() { s.listen(l, exim, &all) })
	t.Cleanup(func() { _ = l.Close(); all.Wait() })
	return s
}

func found() string {
	for _, name := range []string{"exim4", "/usr/sbin/exim4", "exim", "/usr/sbin/exim"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// folder is one that Exim can use whoever runs it: as root it steps down to a
// user of its own.
func folder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "exim") //nolint:usetesting // that folder would be shut to another user
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	for _, name := range []string{"", "spool", "log"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(path, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, 0o755); err != nil { //nolint:gosec // for a server of another user
			t.Fatal(err)
		}
		handOver(t, path)
	}
	return dir
}

func handOver(t *testing.T, path string) {
	t.Helper()
	u, err := user.Lookup("Debian-exim")
	if err != nil || os.Getuid() != 0 {
		return
	}
	uid, _ := strconv.Atoi(u.Uid)
	gid, _ := strconv.Atoi(u.Gid)
	if err := os.Chown(path, uid, gid); err != nil {
		t.Fatal(err)
	}
}

func (s *Server) write(t *testing.T, name string, content []byte, mode os.FileMode) {
	t.Helper()
	path := filepath.Join(s.dir, name)
	if err := os.WriteFile(path, content, mode); err != nil {
		t.Fatal(err)
	}
}

// listen gives each connection to an Exim of its own, as inetd does.
func (s *Server) listen(l net.Listener, exim string, all *sync.WaitGroup) {
	for {
		conn, err := l.Accept()
		if err != nil {
			return
		}
		all.Go(func() {
			defer conn.Close()
			file, err := conn.(*net.TCPConn).File()
			if err != nil {
				return
			}
			defer file.Close()
			c := exec.Command(exim, "-C", filepath.Join(s.dir, "exim.conf"), "-bs") //nolint:gosec,noctx // it ends with its connection
			c.Stdin, c.Stdout, c.Stderr = file, file, nil
			_ = c.Run()
		})
	}
}

// certify makes a certificate for the loopback address.
func (s *Server) certify(t *testing.T) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	about := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "localhost"}, DNSNames: []string{"localhost"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC), NotAfter: time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC), IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, about, about, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	signed := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	s.Roots = x509.NewCertPool()
	s.Roots.AppendCertsFromPEM(signed)
	s.write(t, "cert.pem", signed, 0o644)
	s.write(t, "key.pem", pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret}), 0o600)
	handOver(t, filepath.Join(s.dir, "key.pem"))
}

// Taken is a mail that the server took.
type Taken struct {
	ID  string // Message-ID
	Raw []byte
}

// Mails gives all that the server took, in its order.
func (s *Server) Mails(t *testing.T) []Taken {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(s.dir, "spool", "input", "*-H"))
	if err != nil {
		t.Fatal(err)
	}
	var all []Taken
	for _, name := range names {
		header, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		body, err := os.ReadFile(strings.TrimSuffix(name, "H") + "D")
		if err != nil {
			t.Fatal(err)
		}
		_, text, _ := strings.Cut(string(body), "\n") // its first line is a name
		raw := headers(header) + "\n" + text
		m, err := mail.ReadMessage(strings.NewReader(raw))
		if err != nil {
			t.Fatalf("%v in %s", err, header)
		}
		all = append(all, Taken{m.Header.Get("Message-Id"), []byte(raw)})
	}
	return all
}

// headers reads what Exim keeps of a mail: behind the envelope and an empty line
// each header has its length and a letter before it.
func headers(spooled []byte) string {
	_, rest, _ := bytes.Cut(spooled, []byte("\n\n"))
	var out strings.Builder
	for len(rest) > 5 {
		size := 0
		if n, err := fmt.Sscanf(string(rest[:3]), "%d", &size); n != 1 || err != nil || len(rest) < 5+size {
			break
		}
		if rest[3] != '*' { // taken out
			out.Write(rest[5 : 5+size])
		}
		rest = rest[5+size:]
	}
	return out.String()
}

// Deafen gives a port that leads to the server, where each connection goes before
// the word that a mail was taken comes back.
func (s *Server) Deafen(t *testing.T) int {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	all.Go(func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			all.Go(func() { s.muffle(conn) })
		}
	})
	t.Cleanup(func() { _ = l.Close(); all.Wait() })
	return l.Addr().(*net.TCPAddr).Port
}

// muffle carries lines between both until the server says that it took a mail.
func (s *Server) muffle(conn net.Conn) {
	defer conn.Close()
	server, err := net.Dial("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(s.Port))) //nolint:noctx // it ends with its connection
	if err != nil {
		return
	}
	defer server.Close()
	go func() { _, _ = io.Copy(server, conn) }()
	for lines := bufio.NewReader(server); ; {
		line, err := lines.ReadString('\n')
		if err != nil || strings.HasPrefix(line, "250 OK id=") {
			return
		}
		if _, err := io.WriteString(conn, line); err != nil {
			return
		}
	}
}
