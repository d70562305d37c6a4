package api

import (
	"bytes"
	"mime/multipart"
	"net/http/httptest"
	"net/textproto"
	"strings"
	"testing"
)

const aPDF = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"

// upload sends a file as a browser does, under a name that may be anything.
func (c *client) upload(t *testing.T, name, content string, header ...string) *reply {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreatePart(textproto.MIMEHeader{"Content-Disposition": {`form-data; name="file"; filename="` + name + `"`}, "Content-Type": {"text/html"}})
	if err == nil {
		_, err = part.Write([]byte(content))
	}
	if err != nil || form.Close() != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequestWithContext(t.Context(), "POST", "http://localhost:8080"+Base+"/files", &body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	return c.send(t, r)
}

// The same file again under the same key is the same upload; other bytes of the
// same length are another one.
func TestUploadsUnderOneKey(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		up := func(content string) *reply { return owner.upload(t, "a.txt", content, "Idempotency-Key", "once") }
		first := up("signed").want(t, 200).text(t, "id")
		if again := up("signed").want(t, 200).text(t, "id"); again != first {
			t.Errorf("a second upload %s was made beside %s", again, first)
		}
		up("change").problem(t, 422, "idempotency.other_request")
	})
}

// A file comes out by the type that was found in it, to be saved; what can be
// shown is shown in a frame that can do nothing.
func TestFilesComeOutHarmless(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		viewer := w.joined(t, owner, "vic@example.com", map[string]any{"roles": []string{"viewer"}, "sees": "own"})
		up := owner.upload(t, `../Договор\" v2.pdf`, aPDF).want(t, 200)
		id := up.text(t, "id")
		if up.text(t, "type") != "application/pdf" || strings.ContainsAny(up.text(t, "name"), `/\"`) {
			t.Errorf("got %s", up.raw)
		}
		got := owner.do(t, "GET /files/"+id, nil).want(t, 200)
		if h := got.Header; got.raw != aPDF || h.Get("Content-Type") != "application/pdf" || !strings.HasPrefix(h.Get("Content-Disposition"), "attachment; ") ||
			h.Get("X-Content-Type-Options") != "nosniff" || !strings.Contains(h.Get("Content-Security-Policy"), "sandbox") || h.Get("Cache-Control") != "no-store" {
			t.Errorf("got %v", h)
		}
		shown := owner.do(t, "GET /files/"+id+"/preview", nil).want(t, 200)
		if h := shown.Header; !strings.HasPrefix(h.Get("Content-Disposition"), "inline; ") || !strings.Contains(h.Get("Content-Security-Policy"), "default-src 'none'") ||
			!strings.Contains(h.Get("Content-Security-Policy"), "frame-ancestors 'self'") || h.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("got %v", h)
		}
		part := owner.do(t, "GET /files/"+id, nil, "Range", "bytes=0-4").want(t, 206)
		if part.raw != "%PDF-" {
			t.Errorf("got %q", part.raw)
		}
		viewer.do(t, "GET /files/"+id, nil).problem(t, 404, "file.not_found")
		viewer.upload(t, "a.pdf", aPDF).problem(t, 403, "role.not_allowed")
		text := owner.upload(t, "a.txt", "<3").want(t, 200).text(t, "id")
		owner.do(t, "GET /files/"+text+"/preview", nil).problem(t, 422, "file.no_preview")
	})
}

func TestUploadsThatAreRefused(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		for _, c := range []struct {
			name, content, code string
			status              int
		}{
			{"a.pdf", "", "file.empty", 422},
			{"a.pdf", "MZ\x90\x00", "file.not_taken", 422},
			{"a.png", aPDF, "file.ending", 422},
			{"a.html", "<script>", "file.not_taken", 422},
			{"a.pdf", strings.Repeat("x", 26<<20), "body.too_large", 413},
		} {
			owner.upload(t, c.name, c.content).problem(t, c.status, c.code)
		}
		owner.do(t, "POST /files", map[string]any{}).problem(t, 415, "upload.content_type")
		owner.do(t, "POST /files", nil, "Content-Type", "multipart/form-data; boundary=x").want(t, 400)
	})
}

// A document is added, taken further on the deal's version, told and exported.
func TestDocumentsOfADeal(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		made := owner.do(t, "POST /deals", map[string]any{"name": "Pumps"}).want(t, 200)
		id := made.text(t, "id")
		file := owner.upload(t, "Contract.pdf", aPDF).want(t, 200).text(t, "id")
		added := owner.do(t, "POST /deals/"+id+"/documents", map[string]any{"kind": "contract", "file_id": file}).want(t, 200)
		document := owner.do(t, "GET /deals/"+id+"/documents", nil).want(t, 200).items(t)[0].(map[string]any)
		if document["name"] != "Contract.pdf" || document["state"] != "draft" {
			t.Errorf("got %v", document)
		}
		path := "POST /documents/" + document["id"].(string) + "/steps"
		owner.do(t, path, map[string]any{"state": "sent"}).problem(t, 428, "if_match.missing")
		owner.do(t, path, map[string]any{"state": "sent"}, "If-Match", made.Header.Get("ETag")).problem(t, 412, "stale")
		sent := owner.do(t, path, map[string]any{"state": "sent", "note": "By mail"}, "If-Match", added.Header.Get("ETag")).want(t, 200)
		owner.do(t, "PATCH /documents/"+document["id"].(string), map[string]any{"name": "Frame contract", "expires_on": "2027-12-31"}, "If-Match", sent.Header.Get("ETag")).want(t, 200)

		told := owner.do(t, "GET /deals/"+id+"/timeline", nil).want(t, 200).raw
		for _, verb := range []string{"document_added", "document_stepped", "document_edited"} {
			if !strings.Contains(told, verb) {
				t.Errorf("the timeline lacks %s", verb)
			}
		}
		sheet := owner.do(t, "GET /exports/documents", nil).want(t, 200).raw
		if !strings.Contains(sheet, "contract,Frame contract,sent,") || !strings.Contains(sheet, "2027-12-31,1,Contract.pdf,By mail") {
			t.Errorf("got %s", sheet)
		}
	})
}
