/** November 2026 of somebody with late evenings, a Saturday, a night on the way into a holiday and hourly leave, as JSON. */
export const monthOfMori = {
  staff: { employedFrom: '2019-10-01' },
  work: {
    month: '2026-11',
    monthlyYen: 310_000,
    days: [
      {
        on: '2026-11-20',
        kind: 'workday',
        start: '08:30',
        worked: [{ from: '2026-11-20T08:05', until: '2026-11-20T20:40' }],
        orders: [{ from: '2026-11-20T17:15', until: '2026-11-20T20:40' }],
      },
      {
        on: '2026-11-21',
        kind: 'weeklyDayOff',
        worked: [{ from: '2026-11-21T08:30', until: '2026-11-21T17:15' }],
        orders: [
          {
            from: '2026-11-21T08:30',
            until: '2026-11-21T17:15',
            breaks: [{ from: '2026-11-21T12:00', until: '2026-11-21T13:00' }],
          },
        ],
      },
      {
        on: '2026-11-24',
        kind: 'workday',
        start: '09:30',
        worked: [{ from: '2026-11-24T09:28', until: '2026-11-24T16:15' }],
        leaves: [{ from: '2026-11-24T16:15', until: '2026-11-24T18:15' }],
      },
      {
        on: '2026-11-27',
        kind: 'workday',
        next: 'weeklyDayOff',
        start: '08:30',
        worked: [{ from: '2026-11-27T08:30', until: '2026-11-28T01:10' }],
        orders: [{ from: '2026-11-27T17:30', until: '2026-11-28T01:10' }],
      },
    ],
  },
  leave: {
    year: 2026,
    carried: { days: 12, hours: 3 },
    taken: [
      { on: '2026-05-07', days: 1 },
      { on: '2026-11-24', hours: 2 },
    ],
  },
  limits: {
    months: [
      { month: '2026-09', minutes: 1500 },
      { month: '2026-10', minutes: 2400 },
    ],
    adding: 240,
  },
}
