const SEC_PER_DAY = 86_400;
const DAYS_PER_ERA = 146_097;

/**
 * A moment of local time in the Gregorian calendar, for instance `2026-11-20 08:30:05 UTC+01:00`.
 * The parts of a second are left out, not rounded. An offset of 0 minutes is written `UTC` alone.
 */
export function calendarText(atNs: bigint, utcOffsetMinutes: number): string {
  const localSec = Number(atNs / 1_000_000_000n) + utcOffsetMinutes * 60;
  const days = Math.floor(localSec / SEC_PER_DAY);
  const { year, month, day } = dateOfDays(days);
  const sec = localSec - days * SEC_PER_DAY;
  const time = [Math.floor(sec / 3_600), Math.floor(sec / 60) % 60, sec % 60].map(two).join(":");

  return `${year}-${two(month)}-${two(day)} ${time} UTC${offsetText(utcOffsetMinutes)}`;
}

/**
 * The date that is so many days after 1 January 1970, or before it.
 *
 * Years are counted from March, so that the day a leap year adds is its last; 400 years are one
 * era of always the same length.
 */
function dateOfDays(days: number): { year: number; month: number; day: number } {
  const sinceMarch0 = days + 719_468;
  const era = Math.floor(sinceMarch0 / DAYS_PER_ERA);
  const dayOfEra = sinceMarch0 - era * DAYS_PER_ERA;
  const leapDays =
    Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;

  return {
    year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

function offsetText(utcOffsetMinutes: number): string {
  if (utcOffsetMinutes === 0) return "";
  const distance = Math.abs(utcOffsetMinutes);
  const sign = utcOffsetMinutes < 0 ? "-" : "+";
  return `${sign}${two(Math.floor(distance / 60))}:${two(distance % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
