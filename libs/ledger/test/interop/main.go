// Command interop verifies proofs and notes with libraries that know nothing of ours.
//
//	interop < {"inclusion": [...], "consistency": [...], "notes": [...]}  -> the mistakes, one a line
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"

	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"golang.org/x/mod/sumdb/note"
)

type inclusion struct {
	Index, Size uint64
	Record      []byte
	Proof       [][]byte
	Root        []byte
}

type consistency struct {
	First, Second         uint64
	Proof                 [][]byte
	FirstRoot, SecondRoot []byte
}

type signed struct{ Key, Note string }

func main() {
	var asked struct {
		Inclusion   []inclusion
		Consistency []consistency
		Notes       []signed
	}
	if err := json.NewDecoder(os.Stdin).Decode(&asked); err != nil {
		log.Fatal(err)
	}
	hasher := rfc6962.DefaultHasher
	for _, one := range asked.Inclusion {
		if err := proof.VerifyInclusion(hasher, one.Index, one.Size, hasher.HashLeaf(one.Record), one.Proof, one.Root); err != nil {
			fmt.Printf("inclusion %d/%d: %v\n", one.Index, one.Size, err)
		}
	}
	for _, one := range asked.Consistency {
		if err := proof.VerifyConsistency(hasher, one.First, one.Second, one.Proof, one.FirstRoot, one.SecondRoot); err != nil {
			fmt.Printf("consistency %d/%d: %v\n", one.First, one.Second, err)
		}
	}
	for at, one := range asked.Notes {
		verifier, err := note.NewVerifier(one.Key)
		if err != nil {
			log.Fatal(err)
		}
		if _, err := note.Open([]byte(one.Note), note.VerifierList(verifier)); err != nil {
			fmt.Printf("note %d: %v\n", at, err)
		}
	}
}
