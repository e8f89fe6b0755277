/** The hash functions that Web Crypto has; the full module knows more. */
export type DigestAlgorithmName = "SHA-1" | "SHA-256" | "SHA-384" | "SHA-512";

export interface DigestAlgorithmObject {
  name: DigestAlgorithmName;
}

export type DigestAlgorithm = DigestAlgorithmName | DigestAlgorithmObject;

/** Web Crypto's own, but for `digest`, which also takes what comes in parts. */
export interface StdSubtleCrypto extends SubtleCrypto {
  digest(
    algorithm: DigestAlgorithm,
    data: BufferSource | AsyncIterable<BufferSource> | Iterable<BufferSource>,
  ): Promise<ArrayBuffer>;
}

export interface StdCrypto extends Crypto {
  readonly subtle: StdSubtleCrypto;
}

const webCrypto = globalThis.crypto;

async function digest(...[algorithm, data]: Parameters<StdSubtleCrypto["digest"]>) {
  return await webCrypto.subtle.digest(algorithm, isWhole(data) ? data : await gather(data));
}

function isWhole(data: object): data is BufferSource {
  return ArrayBuffer.isView(data) || data instanceof ArrayBuffer;
}

async function gather(
  parts: AsyncIterable<BufferSource> | Iterable<BufferSource>,
): Promise<ArrayBuffer> {
  const gathered: BufferSource[] = [];
  for await (const part of parts) gathered.push(part);
  return await new Blob(gathered).arrayBuffer();
}

/** Web Crypto's methods work on its own objects alone, so they are called there. */
function extend<Base extends object, More extends object>(base: Base, more: More): Base & More {
  return new Proxy(base, {
    get(_, name) {
      if (Object.hasOwn(more, name)) return more[name as keyof More];
      const value: unknown = Reflect.get(base, name, base);
      return typeof value === "function" ? value.bind(base) : value;
    },
  }) as Base & More;
}

export const crypto: StdCrypto = extend(webCrypto, {
  subtle: extend(webCrypto.subtle, { digest }),
});
