// The single place for the hashes of activities' names that variants are made of: two lanes of 32 bits a name, the same in every log, so that a
// variant keeps its id. FNV-1a (Fowler, Noll, Vo) with two offsets, each finished by murmur3's mixer (Appleby).

export interface NameHashes {
  readonly low: Int32Array;
  readonly high: Int32Array;
}

export function hashNames(names: readonly string[]): NameHashes {
  return {
    low: Int32Array.from(names, (name) => hashName(name, 0x811c9dc5)),
    high: Int32Array.from(names, (name) => hashName(name, 0x2f0b4c47)),
  };
}

function hashName(name: string, offset: number): number {
  let hash = offset | 0;
  for (let at = 0; at < name.length; at++) {
    const unit = name.charCodeAt(at);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
