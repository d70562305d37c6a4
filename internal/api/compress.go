package api

import (
	"net/http"

	"github.com/klauspost/compress/gzhttp"
)

// compressed packs answers that are texts, for whoever takes them packed. Live
// streams go out as they are, event by event. A secret in an answer cannot be
// guessed from its packed length, which is padded.
func compressed(next http.Handler) http.Handler {
	wrap, err := gzhttp.NewWrapper(
		gzhttp.MinSize(1400), // what fits into one packet
		gzhttp.RandomJitter(32, 0, false),
		gzhttp.ContentTypes([]string{
			"application/json", "application/problem+json", "application/openapi+json",
			"text/html", "text/css", "text/csv", "text/javascript", "image/svg+xml",
		}))
	if err != nil {
		panic(err) // the options above are in error
	}
	packed := wrap(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == Base+"/events" {
			next.ServeHTTP(w, r)
			return
		}
		packed.ServeHTTP(w, r)
	})
}
