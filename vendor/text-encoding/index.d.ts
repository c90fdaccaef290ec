/** The interfaces of the platform; here for UTF-8 alone. */
export declare const TextEncoder: typeof globalThis.TextEncoder;
export declare const TextDecoder: typeof globalThis.TextDecoder;
