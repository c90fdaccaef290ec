/** The UTF-8 bytes of a text. A lone surrogate becomes U+FFFD, as WHATWG asks. */
export declare function encodeUtf8(text: string): Uint8Array<ArrayBuffer>;

/**
 * The text of UTF-8 bytes. When they are not UTF-8: `undefined` with `"refuse"`, one U+FFFD for
 * each maximal broken part with `"replace"`.
 */
export declare function decodeUtf8(bytes: Uint8Array, onInvalid: "refuse"): string | undefined;
export declare function decodeUtf8(bytes: Uint8Array, onInvalid: "replace"): string;
export declare function decodeUtf8(
  bytes: Uint8Array,
  onInvalid: "refuse" | "replace",
): string | undefined;

/** Whether bytes are UTF-8: `decodeUtf8` without the text, for bytes that nobody will read. */
export declare function isUtf8(bytes: Uint8Array): boolean;

/** A string with one character a byte: it sorts as the bytes do. */
export declare function toByteText(bytes: Uint8Array): string;

/** How many bytes a text takes; a lone surrogate takes the three of U+FFFD. */
export declare function utf8Length(text: string): number;

/** How many bytes at the end begin a character that more bytes could complete: 0 to 3. */
export declare function incompleteTailLength(bytes: Uint8Array): number;
