// Placeholder until the codec lands: re-exports nothing.
export const TextEncoder = globalThis.TextEncoder;
export const TextDecoder = globalThis.TextDecoder;
