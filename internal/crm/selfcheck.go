package crm

// SelfCheck are the signs of a stage as somebody answered them during one stay
// of a deal in it.
type SelfCheck struct {
	ID              ID           `json:"id"`
	Deal            ID           `json:"deal_id"`
	Visit           int          `json:"visit" doc:"Number of the stay"`
	Pipeline        ID           `json:"pipeline_id"`
	PipelineVersion int          `json:"pipeline_version" doc:"Version that the deal stayed under"`
	Stage           string       `json:"stage"`
	Signs           []SignAnswer `json:"signs" nullable:"false"`
	At              Instant      `json:"at"`
	By              ID           `json:"by"`
}

// SignAnswer is one sign with its answer, in the words that were answered.
type SignAnswer struct {
	Good bool `json:"good" doc:"A sign of a stage done well; else of one done badly"`
	Text Text `json:"text"`
	Yes  bool `json:"yes"`
}

// Fits says whether answers are as many as the stage has signs.
func (t *SelfTest) Fits(s *Stage) error {
	if len(s.DoneWell)+len(s.DoneBadly) == 0 {
		return Invalidf("signs.none", "this stage has no signs to answer")
	}
	if len(t.Well) != len(s.DoneWell) || len(t.Badly) != len(s.DoneBadly) {
		return InvalidField("signs", "signs.count", "answer each sign of the stage, in its order: yes or no")
	}
	return nil
}

// Answers are the signs of a stage with what was answered.
func (t *SelfTest) Answers(s *Stage) []SignAnswer {
	out := make([]SignAnswer, 0, len(t.Well)+len(t.Badly))
	for i, yes := range t.Well {
		out = append(out, SignAnswer{true, s.DoneWell[i], yes})
	}
	for i, yes := range t.Badly {
		out = append(out, SignAnswer{false, s.DoneBadly[i], yes})
	}
	return out
}
