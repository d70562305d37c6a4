package insight

import (
	"bytes"
	"compress/gzip"
	"encoding/json"

	"hummock/internal/crm"
)

// Snapshot is how every deal for sales stood at one moment, in columns of equal
// length by rising number. It is kept as it was taken: see Pack.
type Snapshot struct {
	Currency   crm.Currency   `json:"base"`
	Places     []Standing     `json:"places"`     // what Place points into
	Owners     []crm.ID       `json:"owners"`     // what Owner points into
	Currencies []crm.Currency `json:"currencies"` // what In points into

	Number   []int64    `json:"number"`
	Place    []int32    `json:"place"`
	Owner    []int32    `json:"owner"`
	Worth    []Worth    `json:"worth"`
	Value    []int64    `json:"value"` // in the base currency, at the rates of that day
	Said     []int64    `json:"said"`  // in its own currency
	In       []int32    `json:"in"`
	Own      []float64  `json:"own"`
	Close    []Day      `json:"close"`
	Outcome  []Outcome  `json:"outcome"`
	Category []Category `json:"category"`
}

// Standing is a stage of a pipeline with the chance that it was assigned then.
type Standing struct {
	Pipeline crm.ID  `json:"pipeline"`
	Stage    string  `json:"stage"`
	Percent  float64 `json:"percent"` // or NoPercent
}

// Len is the number of deals.
func (s *Snapshot) Len() int { return len(s.Number) }

// check refuses columns that do not belong together.
func (s *Snapshot) check() error {
	n := s.Len()
	for _, column := range []int{
		len(s.Place), len(s.Owner), len(s.Worth), len(s.Value), len(s.Said), len(s.In), len(s.Own), len(s.Close), len(s.Outcome), len(s.Category),
	} {
		if column != n {
			return crm.Invalidf("insight.columns", "a column of a snapshot has %d rows where the others have %d: give every column the same length", column, n)
		}
	}
	for i := range n {
		inside := within(s.Place[i], len(s.Places)) && within(s.Owner[i], len(s.Owners)) && within(s.In[i], len(s.Currencies))
		if !inside || i > 0 && s.Number[i-1] >= s.Number[i] || !isPercent(s.Own[i]) || !isPercent(s.Places[s.Place[i]].Percent) {
			return crm.Invalidf("insight.row", "row %d of a snapshot does not fit the others", i)
		}
	}
	return nil
}

func within(at int32, n int) bool { return at >= 0 && int(at) < n }

// Pack writes a snapshot as it is kept: JSON by columns, which hardly differ from
// row to row, and therefore shrink to a few bytes a deal.
func (s *Snapshot) Pack() ([]byte, error) {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	if err := json.NewEncoder(z).Encode(s); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// Unpack reads what Pack wrote.
func Unpack(packed []byte) (*Snapshot, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	s := &Snapshot{}
	if err := json.NewDecoder(z).Decode(s); err != nil {
		return nil, err
	}
	return s, s.check()
}
