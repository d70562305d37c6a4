package insight

import (
	"math"

	"hummock/internal/crm"
)

// Segments compares the win rates of a firm's segments (E1): how much they
// differ beyond chance, and how far each may be believed on its own.
type Segments struct {
	Mean   float64 `json:"mean" doc:"Win rate of all segments together, mu"`
	Rho    float64 `json:"rho" doc:"Likeness of deals within a segment; 0 or less: no effect of segments"`
	Weight float64 `json:"weight" doc:"Deals that the common rate is worth against a segment's own, M; 0 where segments have no effect"`
	Z      float64 `json:"z" doc:"Tarone's test of differences"`
	P      float64 `json:"p" doc:"One-sided p of Z"`
	Differ bool    `json:"differ" doc:"The differences are real at 10 %, so large segments get a number of their own"`

	Each []SegmentChance `json:"each" nullable:"false" doc:"In the order given"`
}

// SegmentChance is the chance of one segment.
type SegmentChance struct {
	Chance Chance    `json:"chance" doc:"What to show"`
	Shrunk float64   `json:"shrunk" doc:"(k + mu M)/(n + M), whether shown or not"`
	Why    PooledFor `json:"why" enum:",too_few,no_difference" doc:"Why the segment has no number of its own"`
}

// PooledFor says why a segment gets the pooled value.
type PooledFor string

// The reasons.
const (
	TooFewDeals  PooledFor = "too_few"
	NoDifference PooledFor = "no_difference"
)

// What a segment needs for a number of its own.
const (
	minSegmentDeals = 20
	segmentLevel    = .1
)

// CompareSegments estimates each segment's chance to win by weighted moments
// and tests by Tarone's Z whether segments differ at all (E1). A segment gets
// its own number with at least 20 closed deals, differences that pass at 10 %
// and a positive rho; else the pooled rate with a Jeffreys interval, and the
// reason. No closed deal at all is an error of kind crm.Invalid.
func CompareSegments(records []Record) (*Segments, error) {
	var all Record
	for _, r := range records {
		if err := r.check(); err != nil {
			return nil, err
		}
		all.Won += r.Won
		all.Closed += r.Closed
	}
	if all.Closed == 0 {
		return nil, crm.Invalidf("insight.no_history", "no deal is closed yet, so there is nothing to compare segments by")
	}
	s := &Segments{Mean: float64(all.Won) / float64(all.Closed), P: 1}
	if all.Won > 0 && all.Won < all.Closed {
		s.likeness(records, float64(all.Closed))
		s.tarone(records, float64(all.Closed))
	}
	s.Differ = s.Rho > 0 && s.P <= segmentLevel
	pooled := Chance{s.Mean, betaInterval(float64(all.Won)+.5, float64(all.Closed-all.Won)+.5), all, Pooled}
	for _, r := range records {
		s.Each = append(s.Each, s.chance(r, pooled))
	}
	return s, nil
}

func (s *Segments) chance(r Record, pooled Chance) SegmentChance {
	c := SegmentChance{Chance: pooled, Shrunk: s.Mean}
	own := pooled
	if s.Rho > 0 {
		own = posterior(r, s.Mean, s.Weight)
		own.Method = OwnSegment
		c.Shrunk = own.Value
	}
	switch {
	case !s.Differ:
		c.Why = NoDifference
	case r.Closed < minSegmentDeals:
		c.Why = TooFewDeals
	default:
		c.Chance = own
	}
	return c
}

// likeness sets Rho and Weight by moments weighted with the segments' sizes.
// Segments without closed deals say nothing and are left out.
func (s *Segments) likeness(records []Record, all float64) {
	spread, squares, freedom := 0.0, 0.0, -1.0
	for _, r := range records {
		if r.Closed == 0 {
			continue
		}
		n := float64(r.Closed)
		off := float64(r.Won)/n - s.Mean
		spread += n * off * off
		squares += n * n
		freedom++
	}
	room := all - squares/all - freedom
	if freedom < 1 || room <= 0 {
		return
	}
	s.Rho = (spread/(s.Mean*(1-s.Mean)) - freedom) / room
	if s.Rho <= 0 {
		return
	}
	s.Rho = min(s.Rho, 1)
	s.Weight = max(1/s.Rho-1, leastWeight)
}

// leastWeight keeps the posterior proper where segments are all won or all lost.
const leastWeight = 1e-9

func (s *Segments) tarone(records []Record, all float64) {
	spread, pairs := 0.0, 0.0
	for _, r := range records {
		n := float64(r.Closed)
		off := float64(r.Won) - n*s.Mean
		spread += off * off
		pairs += n * (n - 1)
	}
	if pairs == 0 {
		return
	}
	s.Z = (spread/(s.Mean*(1-s.Mean)) - all) / math.Sqrt(2*pairs)
	s.P = math.Erfc(s.Z/math.Sqrt2) / 2
}
