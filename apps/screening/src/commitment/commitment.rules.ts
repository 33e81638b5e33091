export const signedOn = ['screen', 'paper'] as const;
export type SignedOn = (typeof signedOn)[number];

/** A SHA-256 of the strokes, or a reference of a picture that is kept elsewhere; never the picture itself. */
export const isSignature = (text: string): boolean => /^(sha256:[0-9a-f]{64}|[A-Za-z0-9][A-Za-z0-9._:/-]{7,199})$/.test(text);
