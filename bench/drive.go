package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"mime/multipart"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"time"

	"hummock/internal/crm"
)

// result is one line of the table.
type result struct {
	database, name string
	p50, p95, p99  time.Duration // at concurrency 1
	throughput     float64       // a second, at concurrency 16
	floor          time.Duration // p50 of the floor, if there is one
	unit           string        // of value, in place of the times
	value          float64
}

// caller sends requests with the firm's token.
type caller struct {
	http *http.Client
	base string
	firm *firm

	known map[crm.ID]*crm.Deal // those that this worker moves
}

// operation sends one request; worker and turn keep what it touches apart.
type operation struct {
	name string
	do   func(c *caller, r *rand.Rand, worker, turn int) error
}

const workers = 16

func drive(ctx context.Context, o options, s *server, f *firm) ([]result, error) {
	c := &caller{base: s.base + "/api/v1", firm: f, http: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: workers * 2, DisableCompression: true}}}
	began := time.Now()
	if err := c.get("/pipelines/"+f.pipeline.String()+"/board", nil); err != nil {
		return nil, fmt.Errorf("the first board: %w", err)
	}
	s.ready = time.Since(began)
	results := []result{{name: "first board (book loads)", unit: "ms", value: s.ready.Seconds() * 1000}}
	for _, op := range operations() {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		r, err := c.measure(op, o)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", op.name, err)
		}
		results = append(results, r)
	}
	imported, err := c.importRows(ctx, 10_000)
	return append(results, imported), err
}

func operations() []operation {
	board := func(query string) func(*caller, *rand.Rand, int, int) error {
		return func(c *caller, _ *rand.Rand, _, _ int) error {
			return c.get("/pipelines/"+c.firm.pipeline.String()+"/board?cards=20"+query, nil)
		}
	}
	return []operation{
		{"board", board("")},
		{"board, filtered", board("&filter=amount:%3E1000000,amber")},
		{"board, custom field", board("&filter=cf.need:%22A+better+line+7%22")},
		{"forecast, 24 months", func(c *caller, _ *rand.Rand, _, _ int) error { return c.get("/forecast?months=24", nil) }},
		{"open with timeline", func(c *caller, r *rand.Rand, _, _ int) error {
			id := c.firm.open[r.IntN(len(c.firm.open))].String()
			if err := c.get("/deals/"+id, nil); err != nil {
				return err
			}
			return c.get("/deals/"+id+"/timeline", nil)
		}},
		{"list of 50", func(c *caller, _ *rand.Rand, _, _ int) error {
			return c.get("/deals?limit=50&sort=-value&filter=outcome:open", nil)
		}},
		{"search", func(c *caller, r *rand.Rand, _, _ int) error {
			return c.get("/search?q="+words[r.IntN(len(words))][:3], nil)
		}},
		{"create", func(c *caller, _ *rand.Rand, worker, turn int) error {
			return c.send("POST", "/deals", "", map[string]any{"name": fmt.Sprintf("New deal %d %d", worker, turn)}, nil)
		}},
		{"move", (*caller).move},
		{"book a payment", func(c *caller, r *rand.Rand, _, _ int) error {
			id := c.firm.open[r.IntN(len(c.firm.open))].String()
			return c.send("POST", "/deals/"+id+"/payments", "", map[string]any{"amount": 100, "reference": "Statement 7"}, nil)
		}},
	}
}

// dealsEach is how many deals a worker moves in turn.
const dealsEach = 20

// move takes a deal on by one stage and, at the next turn, back. The deal is
// read once; then each answer tells the next version.
func (c *caller) move(_ *rand.Rand, worker, turn int) error {
	id := c.firm.open[worker*dealsEach+turn/2%dealsEach]
	deal := c.known[id]
	if deal == nil {
		var page struct{ Deal crm.Deal }
		if err := c.get("/deals/"+id.String(), &page); err != nil {
			return err
		}
		deal = &page.Deal
		c.known[id] = deal
	}
	at := slices.Index(c.firm.stages, deal.Stage)
	to := at + 1
	if turn%2 == 1 && at > 0 || at >= 8 {
		to = at - 1
	}
	return c.send("POST", "/deals/"+id.String()+"/moves", strconv.FormatInt(deal.Version, 10), map[string]any{"to": c.firm.stages[to]}, deal)
}

func (c *caller) measure(op operation, o options) (result, error) {
	times, _, err := c.repeat(op, 1, o.seconds)
	if err != nil {
		return result{}, err
	}
	slices.Sort(times)
	at := func(q float64) time.Duration { return times[int(q*float64(len(times)-1))] }
	_, rate, err := c.repeat(op, workers, o.seconds)
	return result{name: op.name, p50: at(.5), p95: at(.95), p99: at(.99), throughput: rate}, err
}

// repeat does an operation in several workers for some seconds.
func (c *caller) repeat(op operation, concurrency int, seconds float64) ([]time.Duration, float64, error) {
	var all sync.WaitGroup
	var mu sync.Mutex
	var times []time.Duration
	var failure error
	began := time.Now()
	end := began.Add(time.Duration(seconds * float64(time.Second)))
	for worker := range concurrency {
		all.Go(func() {
			mine := &caller{http: c.http, base: c.base, firm: c.firm, known: map[crm.ID]*crm.Deal{}}
			r := rand.New(rand.NewPCG(uint64(worker), 3))
			var took []time.Duration
			var err error
			for turn := 0; time.Now().Before(end) && err == nil; turn++ {
				start := time.Now()
				err = op.do(mine, r, worker, turn)
				took = append(took, time.Since(start))
			}
			mu.Lock()
			defer mu.Unlock()
			times = append(times, took...)
			failure = firstOf(failure, err)
		})
	}
	all.Wait()
	return times, float64(len(times)) / time.Since(began).Seconds(), failure
}

func (c *caller) get(path string, into any) error { return c.send("GET", path, "", nil, into) }

func (c *caller) send(method, path, version string, body, into any) error {
	var reader io.Reader
	if body != nil {
		b, err := json.Marshal(body)
		if err != nil {
			return err
		}
		reader = bytes.NewReader(b)
	}
	r, err := http.NewRequest(method, c.base+path, reader)
	if err != nil {
		return err
	}
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	if version != "" {
		r.Header.Set("If-Match", `"`+version+`"`)
	}
	return c.answer(r, into)
}

func (c *caller) answer(r *http.Request, into any) error {
	r.Header.Set("Authorization", "Bearer "+c.firm.token)
	res, err := c.http.Do(r)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	if res.StatusCode >= 300 {
		text, _ := io.ReadAll(io.LimitReader(res.Body, 500))
		return fmt.Errorf("%s %s: %d %s", r.Method, r.URL.Path, res.StatusCode, text)
	}
	if into != nil {
		return json.NewDecoder(res.Body).Decode(into)
	}
	_, err = io.Copy(io.Discard, res.Body)
	return err
}

// importRows measures the import of a sheet, from upload to the last row.
func (c *caller) importRows(ctx context.Context, rows int) (result, error) {
	var sheet bytes.Buffer
	sheet.WriteString("deal,name,company,value,currency,stage,expected_close\n")
	for i := range rows {
		fmt.Fprintf(&sheet, "X-%d,Imported deal %d,Imported company %d,%d.50,EUR,Stage 1,2027-03-01\n", i, i, i/5, 1000+i)
	}
	began := time.Now()
	var made struct {
		ID      crm.ID
		Version int64
	}
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	part, err := w.CreateFormFile("file", "deals.csv")
	if err != nil {
		return result{}, err
	}
	_, err = part.Write(sheet.Bytes())
	if err := firstOf(err, w.Close()); err != nil {
		return result{}, err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, c.base+"/imports", &form)
	if err != nil {
		return result{}, err
	}
	r.Header.Set("Content-Type", w.FormDataContentType())
	if err := c.answer(r, &made); err != nil {
		return result{}, err
	}
	if r, err = http.NewRequestWithContext(ctx, http.MethodPost, c.base+"/imports/"+made.ID.String()+"/commit", nil); err != nil {
		return result{}, err
	}
	r.Header.Set("Idempotency-Key", made.ID.String())
	r.Header.Set("If-Match", `"`+strconv.FormatInt(made.Version, 10)+`"`)
	if err := c.answer(r, nil); err != nil {
		return result{}, err
	}
	for ctx.Err() == nil {
		var now struct{ State string }
		if err := c.get("/imports/"+made.ID.String(), &now); err != nil {
			return result{}, err
		}
		if now.State == "done" {
			break
		}
		if now.State == "failed" {
			return result{}, errors.New("the import failed")
		}
		time.Sleep(20 * time.Millisecond) // it works as a job
	}
	return result{name: fmt.Sprintf("import of %d rows", rows), unit: "rows/s", value: float64(rows) / time.Since(began).Seconds()}, nil
}
