package insight

// StageSize is what a firm's own visits say of the size of one step (E9, the
// stage-size adviser).
type StageSize struct {
	Stays    int      `json:"stays" doc:"Stays that were watched, those that go on among them"`
	Ended    int      `json:"ended"`
	Median   *float64 `json:"median_days" doc:"Length of stay by Kaplan-Meier; null where half of the stays last longer than anybody has watched"`
	Short    float64  `json:"within_a_day" doc:"Share of stays that end within a day"`
	Passed   *Chance  `json:"passed" doc:"Of the ended stays, those that went on to a later stage or were won"`
	Returned *Chance  `json:"returned" doc:"Of the ended stays, those that went back to an earlier stage"`
	Advice   Advice   `json:"advice" enum:"split,merge,keep,too_few"`
	Signs    []Oddity `json:"signs" nullable:"false" doc:"What the advice to split rests on"`
}

// Advice is what to do with a step.
type Advice string

// What may be advised.
const (
	AdviseSplit Advice = "split"   // the step is too large
	AdviseMerge Advice = "merge"   // it is no step at all: nobody stays, nearly all pass
	AdviseKeep  Advice = "keep"    // nothing speaks against it
	AdviseNone  Advice = "too_few" // too few stays have ended
)

// Oddity is a sign of a step that is too large.
type Oddity string

// The signs.
const (
	StaysLong    Oddity = "long"    // longer than in the other stages
	PassesLow    Oddity = "low"     // fewer go on than from the other stages
	ReturnsOften Oddity = "returns" // many go back
)

// What the adviser needs to speak, and what it calls odd.
const (
	leastForAdvice = 20
	adviceLevel    = .1
	longRatio      = 2.0
	passingRatio   = .8
	oftenReturned  = .1
	nearlyAll      = .9
	mostlyShort    = .75
	oneDay         = 1.0
)

// AdviseOnSizes judges each position before the win line by a past that Rewind
// has put back to the day of asking. A step is too large with two signs of
// three: its median stay is twice that of all others together and the log-rank
// test passes at 10 %; of its ended stays fewer went on than 0.8 of those of the
// others, beyond the 90 % interval; more than a tenth went back, beyond the
// interval. It is no step if at least nine in ten go on and three in four stays
// end within a day. Errors are those of the columns.
func AdviseOnSizes(p Past) ([]StageSize, error) {
	j, err := newJourneys(p)
	if err != nil {
		return nil, err
	}
	stays := j.byStage()
	moves := j.leavings()
	out := make([]StageSize, len(stays))
	for at := range stays {
		if out[at], err = sizeOf(stays[at], moves[at]); err != nil {
			return nil, err
		}
	}
	for at := range out {
		if out[at].Ended < leastForAdvice {
			out[at].Advice = AdviseNone
			continue
		}
		if err := out[at].judge(at, stays, moves); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// leaving counts where the ended stays of a stage went.
type leaving struct{ ended, on, back int }

func (j *journeys) leavings() []leaving {
	out := make([]leaving, j.stages)
	for _, h := range j.hops {
		if h.to == Running {
			continue
		}
		l := &out[h.at]
		l.ended++
		switch {
		case h.to == j.stages+wonEnd || h.to <= j.stages && h.to-1 > int(h.at):
			l.on++
		case h.to <= j.stages && h.to-1 < int(h.at):
			l.back++
		}
	}
	return out
}

func sizeOf(stays []Stay, l leaving) (StageSize, error) {
	s := StageSize{Stays: len(stays), Ended: l.ended, Signs: []Oddity{}, Advice: AdviseKeep}
	s.Passed, s.Returned = observed(Record{l.on, l.ended}), observed(Record{l.back, l.ended})
	if len(stays) == 0 {
		return s, nil
	}
	curve, err := KaplanMeier(stays, 1)
	if err != nil {
		return s, err
	}
	if days, reached := curve.Quantile(.5); reached {
		s.Median = &days
	}
	s.Short = 1 - curve.At(oneDay)
	return s, nil
}

// judge compares a step with all others together.
func (s *StageSize) judge(at int, stays [][]Stay, moves []leaving) error {
	var others []Stay
	var rest leaving
	for other := range stays {
		if other != at {
			others = append(others, stays[other]...)
			rest.ended, rest.on = rest.ended+moves[other].ended, rest.on+moves[other].on
		}
	}
	if s.Passed.Value >= nearlyAll && s.Short >= mostlyShort {
		s.Advice = AdviseMerge
		return nil
	}
	long, err := s.staysLonger(stays[at], others)
	if err != nil {
		return err
	}
	if long {
		s.Signs = append(s.Signs, StaysLong)
	}
	if rest.ended >= leastForAdvice && s.Passed.Interval.High < passingRatio*float64(rest.on)/float64(rest.ended) {
		s.Signs = append(s.Signs, PassesLow)
	}
	if s.Returned.Interval.Low > oftenReturned {
		s.Signs = append(s.Signs, ReturnsOften)
	}
	if len(s.Signs) >= 2 {
		s.Advice = AdviseSplit
	}
	return nil
}

func (s *StageSize) staysLonger(own, others []Stay) (bool, error) {
	if len(others) < leastForAdvice {
		return false, nil
	}
	curve, err := KaplanMeier(others, 1)
	if err != nil {
		return false, err
	}
	usual, reached := curve.Quantile(.5)
	if !reached || s.Median != nil && *s.Median <= longRatio*usual {
		return false, nil
	}
	test, err := LogRank(own, others)
	return err == nil && test.P <= adviceLevel, err
}
