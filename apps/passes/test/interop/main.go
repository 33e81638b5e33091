// Command interop verifies and makes tokens with a COSE library that knows nothing of ours.
//
//	interop verify  < {"message": COSE_Sign1 in hex, "x", "y": base64url}  -> claims as JSON
//	interop sign    < {"payload": CBOR in hex, "keyId": hex}              -> {"message": hex, "x", "y"}
package main

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	_ "crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log"
	"math/big"
	"os"

	"github.com/fxamacker/cbor/v2"
	"github.com/veraison/go-cose"
)

type request struct{ Message, Payload, KeyId, X, Y string }

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}

func check(err error) { must(0, err) }

func verify(asked request) {
	key := &ecdsa.PublicKey{
		Curve: elliptic.P256(),
		X:     new(big.Int).SetBytes(must(base64.RawURLEncoding.DecodeString(asked.X))),
		Y:     new(big.Int).SetBytes(must(base64.RawURLEncoding.DecodeString(asked.Y))),
	}
	var message cose.Sign1Message
	check(message.UnmarshalCBOR(must(hex.DecodeString(asked.Message))))
	check(message.Verify(nil, must(cose.NewVerifier(cose.AlgorithmES256, key))))
	var claims map[int]any
	check(cbor.Unmarshal(message.Payload, &claims))
	shown := map[string]string{}
	for label, value := range claims {
		if bytes, isBytes := value.([]byte); isBytes {
			value = hex.EncodeToString(bytes)
		}
		shown[fmt.Sprint(label)] = fmt.Sprint(value)
	}
	shown["keyId"] = hex.EncodeToString(message.Headers.Protected[cose.HeaderLabelKeyID].([]byte))
	check(json.NewEncoder(os.Stdout).Encode(shown))
}

func sign(asked request) {
	key := must(ecdsa.GenerateKey(elliptic.P256(), rand.Reader))
	message := cose.NewSign1Message()
	message.Headers.Protected[cose.HeaderLabelAlgorithm] = cose.AlgorithmES256
	message.Headers.Protected[cose.HeaderLabelKeyID] = must(hex.DecodeString(asked.KeyId))
	message.Payload = must(hex.DecodeString(asked.Payload))
	signer := must(cose.NewSigner(cose.AlgorithmES256, crypto.Signer(key)))
	half := new(big.Int).Rsh(elliptic.P256().Params().N, 1)
	// Of the two signatures that say the same only the one with the lower s counts.
	for new(big.Int).SetBytes(message.Signature).Sign() == 0 || new(big.Int).SetBytes(message.Signature[32:]).Cmp(half) > 0 {
		message.Signature = nil
		check(message.Sign(rand.Reader, nil, signer))
	}
	encode := base64.RawURLEncoding.EncodeToString
	check(json.NewEncoder(os.Stdout).Encode(map[string]string{
		"message": hex.EncodeToString(must(message.MarshalCBOR())),
		"x":       encode(key.X.FillBytes(make([]byte, 32))),
		"y":       encode(key.Y.FillBytes(make([]byte, 32))),
	}))
}

func main() {
	var asked request
	check(json.NewDecoder(os.Stdin).Decode(&asked))
	if len(os.Args) == 2 && os.Args[1] == "sign" {
		sign(asked)
		return
	}
	verify(asked)
}
