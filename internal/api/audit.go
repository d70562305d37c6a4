package api

import (
	"context"

	"hummock/internal/crm"
)

// auditPortion is how many entries one call verifies, so that none takes long.
const auditPortion = 50_000

type auditQuestion struct {
	From string `query:"from" maxLength:"100" doc:"Head that an earlier call gave: go on from there"`
	Kept string `query:"kept" maxLength:"100" doc:"Head that was kept at an earlier time, REV:HASH: the chain must come by it"`
}

// audit is what a portion of the change log and its chain are found to be.
type audit struct {
	Head    string      `json:"head" doc:"REV:HASH of the last entry that is proven; keep it outside, and ask with it later"`
	Rev     int64       `json:"rev" doc:"Everything up to here is proven"`
	Proven  int64       `json:"proven" doc:"Entries that this call proved"`
	Erased  int64       `json:"erased" doc:"Those among them whose contents were erased for a person"`
	Waiting int64       `json:"waiting" doc:"Entries that are not chained yet"`
	More    bool        `json:"more" doc:"Ask again from the head: this was a portion"`
	Fault   *auditFault `json:"fault,omitempty" doc:"The first entry where log and chain part"`
}

type auditFault struct {
	Rev    int64  `json:"rev"`
	Code   string `json:"code"`
	Detail string `json:"detail"`
}

// verifyAudit walks along a portion of the firm's change log.
func (s *Server) verifyAudit(ctx context.Context, by crm.Actor, in *auditQuestion) (audit, error) {
	from, err := crm.ParseChainHead(in.From)
	if err != nil {
		return audit{}, err
	}
	kept, err := crm.ParseChainHead(in.Kept)
	if err != nil {
		return audit{}, err
	}
	chain, err := s.Keys.Chain()
	if err != nil {
		return audit{}, err
	}
	walk := chain.Walk(from, kept)
	read, err := s.Store.ReadLog(ctx, by, from.Rev, auditPortion, walk.Next)
	if err != nil {
		return audit{}, err
	}
	if !read.More {
		walk.End(read.End, read.Later)
	}
	out := audit{
		Head: walk.Head.String(), Rev: walk.Head.Rev, Proven: walk.Proven, Erased: walk.Erased, Waiting: read.Later, More: read.More && walk.Fault == nil,
	}
	if f := walk.Fault; f != nil {
		out.Fault = &auditFault{Rev: f.Rev, Code: f.Err.Code, Detail: s.texts.sentence(by.Language, f.Err)}
	}
	return out, nil
}
