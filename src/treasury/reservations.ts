import type { StableMap } from "../environment/environment.js";
import { assert } from "../kernel/assert.js";
import { ByteReader } from "../kernel/byte-reader.js";
import { sharedWriter } from "../kernel/byte-writer.js";
import type { Reservation } from "./model.js";

/** Most reservations there may be at once. */
export const RESERVATION_COUNT_MAX = 100;

const VERSION = 1;

/** Value set aside for other areas: outside totals, targets and what may be sold (§11). */
export class ReservationStore {
  readonly #map: StableMap;
  #cached: Map<string, Reservation> | undefined;

  constructor(map: StableMap) {
    this.#map = map;
  }

  list(): Reservation[] {
    return [...this.#byId().values()];
  }

  get(reservationId: string): Reservation | undefined {
    return this.#byId().get(reservationId);
  }

  put(reservation: Reservation): void {
    this.#byId().set(reservation.reservationId, reservation);
    this.#map.insert(idKey(reservation.reservationId), encode(reservation));
  }

  remove(reservationId: string): void {
    this.#byId().delete(reservationId);
    this.#map.remove(idKey(reservationId));
  }

  /** What is set aside of one token now; what has expired no longer counts. */
  reservedAtoms(tokenIndex: number, nowNs: bigint): bigint {
    return this.byToken(nowNs).get(tokenIndex) ?? 0n;
  }

  /** What is set aside now, in atoms by token; nothing of those that are left out. */
  byToken(nowNs: bigint): ReadonlyMap<number, bigint> {
    const reserved = new Map<number, bigint>();
    for (const { tokenIndex, amountAtoms, expiresAtNs } of this.#byId().values()) {
      if (expiresAtNs !== undefined && expiresAtNs <= nowNs) continue;
      reserved.set(tokenIndex, (reserved.get(tokenIndex) ?? 0n) + amountAtoms);
    }
    return reserved;
  }

  #byId(): Map<string, Reservation> {
    if (this.#cached === undefined) {
      this.#cached = new Map();
      for (const key of this.#map.keys(0, RESERVATION_COUNT_MAX)) {
        const bytes = this.#map.get(key);
        assert(bytes !== undefined, "a reservation is missing");
        const reservation = decode(bytes);
        this.#cached.set(reservation.reservationId, reservation);
      }
    }
    return this.#cached;
  }
}

const encoder = new TextEncoder();

function idKey(reservationId: string): Uint8Array {
  return encoder.encode(reservationId);
}

function encode(reservation: Reservation): Uint8Array {
  const writer = sharedWriter().u8(VERSION).text(reservation.reservationId);
  writer.text(reservation.purpose).text(reservation.owner).u16(reservation.tokenIndex);
  writer.nat(reservation.amountAtoms);
  writer.opt(reservation.expiresAtNs, (atNs) => writer.u64(atNs));
  return writer.done();
}

function decode(bytes: Uint8Array): Reservation {
  const reader = new ByteReader(bytes);
  const version = reader.u8();
  assert(version === VERSION, () => `reservation of version ${version}`);
  const reservation = {
    reservationId: reader.text(),
    purpose: reader.text(),
    owner: reader.text(),
    tokenIndex: reader.u16(),
    amountAtoms: reader.nat(),
  };
  const expiresAtNs = reader.opt(() => reader.u64());
  return expiresAtNs === undefined ? reservation : { ...reservation, expiresAtNs };
}
