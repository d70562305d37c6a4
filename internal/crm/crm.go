// Package crm holds the nouns of a firm that sells, and their rules: stages
// and what must be true to leave them, deals and how they move, money, dates,
// errors, and who may do what. It does no I/O and reads no clock.
package crm
