// Between a location as the form has it and as the API takes it: empty is left out or null, hours stand by weekday.
import type { Location } from '../../../../api/inventory.ts';
import type { LocationBody } from '../../../../api/network.ts';
import { wordsIn } from '../typed.ts';
import { WEEKDAYS } from './weekday.ts';

const NEW_HOURS = { open: '08:00', close: '18:00' };

export function fillLocationForm(location?: Location) {
  return {
    code: location?.code ?? '',
    name: location?.name ?? '',
    kind: (location?.kind ?? 'distribution-centre') as string,
    active: location?.active ?? true,
    lines: location?.address.lines.join('\n') ?? '',
    postalCode: location?.address.postalCode ?? '',
    city: location?.address.city ?? '',
    region: location?.address.region ?? '',
    country: location?.address.country ?? '',
    latitude: (location?.latitude ?? '') as number | string,
    longitude: (location?.longitude ?? '') as number | string,
    timeZone: location?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    cutOff: location?.cutOff ?? '16:00',
    week: WEEKDAYS.map((day) =>
      location ? (location.calendar.week[day - 1] ?? null) : day <= 5 ? NEW_HOURS : null,
    ),
    closed: location?.calendar.closed.join(' ') ?? '',
    capacityUnitsPerDay: (location?.capacityUnitsPerDay ?? '') as number | string,
    capabilities: location?.capabilities ?? [],
    fixedCost: ((location?.fixedCostMinor ?? 0) / 100) as number | string,
    handlingCost: ((location?.handlingCostMinor ?? 0) / 100) as number | string,
  };
}

export type LocationForm = ReturnType<typeof fillLocationForm>;

const toMinorUnits = (amount: number | string) => Math.round(Number(amount) * 100);

export function composeLocation(form: LocationForm): LocationBody {
  return {
    name: form.name.trim(),
    kind: form.kind as NonNullable<LocationBody['kind']>,
    active: form.active,
    // An empty field is left out: the server says that a new location needs it.
    ...(form.latitude === '' ? {} : { latitude: Number(form.latitude) }),
    ...(form.longitude === '' ? {} : { longitude: Number(form.longitude) }),
    address: {
      lines: form.lines
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
      postalCode: form.postalCode.trim(),
      city: form.city.trim(),
      region: form.region.trim() || null,
      country: form.country.trim().toUpperCase(),
    },
    timeZone: form.timeZone.trim(),
    calendar: { week: form.week, closed: wordsIn(form.closed) },
    cutOff: form.cutOff.trim(),
    capacityUnitsPerDay: form.capacityUnitsPerDay === '' ? null : Number(form.capacityUnitsPerDay),
    capabilities: form.capabilities,
    fixedCostMinor: toMinorUnits(form.fixedCost),
    handlingCostMinor: toMinorUnits(form.handlingCost),
  };
}
