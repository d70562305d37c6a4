package api

import (
	"bytes"
	"io/fs"
	"net/http"
	"path"
	"strings"
)

// site serves the built pages: one page for every path that is no file.
type site struct {
	files fs.FS
	serve http.Handler
	page  []byte // index.html; nil where the pages are not built
}

const (
	noncePlace = "__NONCE__"
	notBuilt   = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Hummock</title><p>The page is not built: run <code>make web</code>.</p></html>\n"
)

func newSite(files fs.FS) *site {
	s := &site{files: files}
	if files == nil {
		return s
	}
	s.serve = http.FileServerFS(files)
	s.page, _ = fs.ReadFile(files, "index.html") // without it the site says what to do
	return s
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET is possible here", http.StatusMethodNotAllowed)
		return
	}
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	if strings.Contains(path.Base("/"+name), ".") && name != "index.html" {
		s.file(w, r, name)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	if isSecretPage(name) {
		w.Header().Set("Referrer-Policy", "no-referrer")
	}
	if s.page == nil {
		w.WriteHeader(http.StatusServiceUnavailable)
		_, _ = w.Write([]byte(notBuilt))
		return
	}
	nonce, _ := r.Context().Value(nonceKey{}).(string)
	_, _ = w.Write(bytes.ReplaceAll(s.page, []byte(noncePlace), []byte(nonce)))
}

// isSecretPage names the pages that are opened by a one-time link.
func isSecretPage(name string) bool {
	return name == "setup" || name == "join" || name == "sign-in" || name == "password"
}

func (s *site) file(w http.ResponseWriter, r *http.Request, name string) {
	if s.files == nil || strings.HasPrefix(path.Base(name), ".") {
		http.NotFound(w, r)
		return
	}
	info, err := fs.Stat(s.files, name)
	if err != nil || info.IsDir() {
		http.NotFound(w, r)
		return
	}
	if strings.HasPrefix(name, "assets/") { // their names hold a hash of their content
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	s.serve.ServeHTTP(w, r)
}
