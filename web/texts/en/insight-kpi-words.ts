// What every KPI says of itself, in English: name, formula, what is counted, what stands beside it; why something is left out. A test holds it
// to the words of the API.

export const insightKpiWords = {
  kpi: {
    orders: {
      name: 'Orders',
      formula: 'Number of orders placed.',
      numerator: 'Orders placed, cancelled ones included.',
      parts: {
        open: 'Orders of which something has neither been shipped nor cancelled.',
        cancelled: 'Orders cancelled as a whole.',
        delivered: 'Orders delivered completely.',
        units: 'Units ordered.',
      },
    },
    revenue: {
      name: 'Revenue',
      formula: 'Goods and shipping after discounts, without tax, less cancelled units and credit notes.',
      numerator:
        'For each order its total without tax, less the share of cancelled units of each line, less credit notes without their tax; nothing for an order cancelled as a whole.',
      parts: {
        ordered: 'Before cancelled units and credit notes.',
        credited: 'Credit notes, without tax.',
      },
      note: 'One figure for each currency. It belongs to the day on which the order was placed.',
    },
    'average-order-value': {
      name: 'Average order value',
      formula: 'Revenue ÷ orders.',
      numerator: 'Revenue of the orders, as defined by the KPI revenue.',
      denominator: 'Orders placed and not cancelled as a whole.',
      note: 'One figure for each currency.',
    },
    'cycle-time': {
      name: 'Order cycle time',
      formula: 'Mean of (delivery of the last unit minus placement) over delivered orders.',
      numerator: 'Sum of the seconds from placement to the delivery of the last unit.',
      denominator: 'Orders of which every unit that was not cancelled has been delivered.',
      parts: {
        toReleased: 'Mean seconds from placement to release, over all orders counted.',
        toPicked: 'Mean seconds from release to the last pick, over all orders counted.',
        toShipped: 'Mean seconds from the last pick to the last shipment, over all orders counted.',
        toDelivered: 'Mean seconds from the last shipment to the last delivery, over all orders counted.',
      },
      note: 'The four parts add up to the value: a milestone that is not known, or lies before the one ahead of it, takes the instant of the one ahead of it, and none lies after the delivery.',
    },
    'placed-to-released': {
      name: 'Placed to released',
      formula:
        'Mean of (the first release to a location minus placement) over the orders that have both times.',
      numerator: 'Sum of the seconds from placement to the first release to a location.',
      denominator: 'Orders that have both times.',
    },
    'released-to-picked': {
      name: 'Released to picked',
      formula:
        'Mean of (the last completed pick minus the first release to a location) over the orders that have both times.',
      numerator: 'Sum of the seconds from the first release to a location to the last completed pick.',
      denominator: 'Orders that have both times.',
    },
    'picked-to-shipped': {
      name: 'Picked to shipped',
      formula:
        'Mean of (the departure of the last shipment minus the last completed pick) over the orders that have both times.',
      numerator: 'Sum of the seconds from the last completed pick to the departure of the last shipment.',
      denominator: 'Orders that have both times.',
    },
    'shipped-to-delivered': {
      name: 'Shipped to delivered',
      formula:
        'Mean of (the delivery of the last unit minus the departure of the last shipment) over the orders that have both times.',
      numerator:
        'Sum of the seconds from the departure of the last shipment to the delivery of the last unit.',
      denominator: 'Orders that have both times.',
      note: 'Pick-ups leave and arrive at the moment at which they are collected.',
    },
    'fulfilment-rate': {
      name: 'Fulfilment rate',
      formula:
        'Orders shipped completely ÷ orders that have either been shipped or cancelled to the last unit.',
      numerator: 'Orders of which every unit ordered has been shipped or collected.',
      denominator: 'Orders of which every unit has been shipped, collected or cancelled.',
      parts: {
        unitShare: 'Share of the units of the same orders that were shipped.',
      },
    },
    'fulfilment-time': {
      name: 'Fulfilment time',
      formula:
        'Mean of (departure of the last shipment minus placement) over orders that have left completely.',
      numerator: 'Sum of the seconds from placement to the departure of the last shipment.',
      denominator: 'Orders of which every unit that was not cancelled has left.',
    },
    'unit-fill-rate': {
      name: 'Unit fill rate',
      formula: 'Units served from stock at once ÷ units ordered.',
      numerator:
        'Units that never waited for stock: neither when the order was placed nor after a short pick or a move to another location.',
      denominator: 'Units ordered.',
      note: 'The strictest is the order fill rate, the mildest the unit fill rate.',
    },
    'line-fill-rate': {
      name: 'Line fill rate',
      formula: 'Lines served from stock at once ÷ lines ordered.',
      numerator:
        'Lines that never waited for stock: neither when the order was placed nor after a short pick or a move to another location.',
      denominator: 'Lines ordered.',
      note: 'The strictest is the order fill rate, the mildest the unit fill rate.',
    },
    'order-fill-rate': {
      name: 'Order fill rate',
      formula: 'Orders served from stock at once ÷ orders ordered.',
      numerator:
        'Orders that never waited for stock: neither when the order was placed nor after a short pick or a move to another location.',
      denominator: 'Orders ordered.',
      note: 'The strictest is the order fill rate, the mildest the unit fill rate.',
    },
    'on-time-requested': {
      name: 'On time, as requested',
      formula:
        'Delivered orders of which every line came on or before the day that the customer asked for ÷ delivered orders that have one.',
      numerator:
        'Orders of which each line with such a date was completely delivered on or before the day that the customer asked for, compared as days in the shop’s time zone.',
      denominator: 'Delivered orders of which at least one line has the day that the customer asked for.',
      parts: {
        byInstant:
          'The same share with the first instant of the day as the limit: what is delivered during the day itself counts as late.',
        withLateOpen: 'The same share if orders that are late and not delivered yet were counted as missed.',
        lateDays: 'Mean days after the date, of the orders that were late by date.',
      },
    },
    'on-time-first-promised': {
      name: 'On time, as first promised',
      formula:
        'Delivered orders of which every line came on or before the day that was promised first ÷ delivered orders that have one.',
      numerator:
        'Orders of which each line with such a date was completely delivered on or before the day that was promised first, compared as days in the shop’s time zone.',
      denominator: 'Delivered orders of which at least one line has the day that was promised first.',
      parts: {
        byInstant:
          'The same share with the first instant of the day as the limit: what is delivered during the day itself counts as late.',
        withLateOpen: 'The same share if orders that are late and not delivered yet were counted as missed.',
        lateDays: 'Mean days after the date, of the orders that were late by date.',
      },
      note: 'Later promises do not improve it.',
    },
    'on-time-last-promised': {
      name: 'On time, as last promised',
      formula:
        'Delivered orders of which every line came on or before the day that was promised last ÷ delivered orders that have one.',
      numerator:
        'Orders of which each line with such a date was completely delivered on or before the day that was promised last, compared as days in the shop’s time zone.',
      denominator: 'Delivered orders of which at least one line has the day that was promised last.',
      parts: {
        byInstant:
          'The same share with the first instant of the day as the limit: what is delivered during the day itself counts as late.',
        withLateOpen: 'The same share if orders that are late and not delivered yet were counted as missed.',
        lateDays: 'Mean days after the date, of the orders that were late by date.',
      },
      note: 'Promising later days improves it: read it beside the first promise.',
    },
    'in-full': {
      name: 'In full',
      formula: 'Ended orders of which everything ordered was delivered ÷ ended orders.',
      numerator:
        'Ended orders without a cancelled unit, apart from units that customers cancelled themselves in the portal.',
      denominator: 'Orders of which every unit has been delivered or cancelled.',
      note: 'An order that we cancelled as a whole is not in full.',
    },
    'perfect-order': {
      name: 'Perfect orders',
      formula:
        'Delivered orders on time and in full and undamaged and with right documents ÷ delivered orders.',
      numerator:
        'Orders that came on or before the first promised day, with every unit that was not cancelled by the customer, without a claim of loss, damage, wrong or missing items, and without a claim or correction of an invoice.',
      denominator: 'Delivered orders that had a promise.',
      parts: {
        onTime: 'Share on time against the first promise.',
        inFull: 'Share in full.',
        undamaged: 'Share without a claim of loss, damage, wrong or missing items.',
        documented: 'Share without a claim about an invoice and without a correction of one.',
      },
      note: 'Counted order by order. It is never above the smallest of its four shares and need not be their product.',
    },
    'perfect-order-product': {
      name: 'Perfect orders, as a product',
      formula: 'Share on time × share in full × share undamaged × share with right documents.',
      numerator: 'The product of the four shares times the delivered orders; not a number of orders.',
      denominator: 'Delivered orders that had a promise, the same as of perfect-order.',
      parts: {
        onTime: 'Share on time against the first promise.',
        inFull: 'Share in full.',
        undamaged: 'Share without a claim of loss, damage, wrong or missing items.',
        documented: 'Share without a claim about an invoice and without a correction of one.',
      },
      note: 'The field’s usual index, for comparison with others. It supposes that faults are independent; perfect-order does not.',
    },
    'split-rate': {
      name: 'Split rate',
      formula: 'Orders shipped in more shipments than they have destinations ÷ orders shipped completely.',
      numerator:
        'Completely shipped orders with more shipments than ship groups (addresses or pick-up places).',
      denominator: 'Orders of which every unit that was not cancelled has left.',
      parts: {
        shipmentsPerOrder: 'Mean number of shipments of the same orders.',
      },
    },
    'backorder-rate': {
      name: 'Backorder rate',
      formula: 'Lines that waited for stock ÷ lines ordered.',
      numerator: 'Lines of which at least one unit was taken without stock, or lost its stock later.',
      denominator: 'Lines ordered.',
      parts: {
        unitShare: 'Share of the units that waited.',
      },
    },
    'cancel-rate': {
      name: 'Cancel rate',
      formula: 'Orders cancelled as a whole ÷ orders placed.',
      numerator: 'Orders of which every unit was cancelled.',
      denominator: 'Orders placed.',
      parts: {
        unitShare: 'Share of all ordered units that were cancelled, single lines included.',
      },
      note: 'By reason, an order counts for the reason of its last cancellation.',
    },
    'short-pick-rate': {
      name: 'Short-pick rate',
      formula: 'Units not found at picking ÷ units asked for at picking.',
      numerator: 'Units that a picker did not find, each time that it happened.',
      denominator: 'Units picked plus units not found.',
      parts: {
        lineShare: 'Share of the picked lines that were short at least once.',
      },
    },
    'return-rate': {
      name: 'Return rate',
      formula: 'Units that came back or were refunded ÷ units delivered or handed over.',
      numerator:
        'Units returned (parcels that came back, pick-ups nobody wanted, returns) or refunded without a return; each unit once.',
      denominator: 'Units that left: shipped, delivered or collected.',
      parts: {
        orderShare: 'Share of the orders with such units of which something came back or was refunded.',
      },
    },
    'touchless-rate': {
      name: 'Touchless rate',
      formula: 'Orders without a manual touch ÷ orders that have been shipped or cancelled to the last unit.',
      numerator:
        'Orders in whose log no person and no key stands behind anything but its placement, the work of the hands and the carriers’ news.',
      denominator: 'Orders of which every unit has been shipped, collected or cancelled.',
      parts: {
        touchesPerOrder: 'Mean number of manual touches of the same orders.',
      },
      note: 'Work of the hands (picking, packing, handing over, collecting) is no touch, nor is what customers do themselves in the portal. A touch is a decision: a hold, its release, a changed address, a cancelled line, a new promise, a retried label, a payment recorded by hand, a case, goodwill.',
    },
    'hold-hours': {
      name: 'Time on hold',
      formula: 'Mean time on hold of the orders that were held at least once.',
      numerator:
        'Sum of the seconds during which the orders were on hold; holds that overlap count once, open ones until now.',
      denominator: 'Orders that were on hold at least once.',
      parts: {
        heldShare: 'Share of all orders that were held at least once.',
      },
      note: 'Seconds here; pages show hours. By reason, each hold counts for its own reason.',
    },
    'cost-to-serve': {
      name: 'Cost to serve',
      formula: 'Mean of (shipping + handling + splits + goodwill) over orders whose costs are known.',
      numerator:
        'Costs of the stored sourcing decision that are paid (opening locations, distance or carriers, handling, splits, drop shipment) plus goodwill granted.',
      denominator: 'Orders that were not cancelled as a whole and keep a sourcing decision.',
      parts: {
        shipping: 'Mean of distance, carriers and drop shipment.',
        handling: 'Mean of opening locations and handling.',
        splits: 'Mean of what further locations cost.',
        goodwill: 'Mean of the goodwill granted.',
      },
      note: 'One figure for each currency. Parts of a decision that nobody pays (stock balance, lateness, capacity, markdown, opportunity, preference) do not count. What was planned counts, not the carrier’s bill.',
    },
    'customer-lifetime-value': {
      name: 'Customer lifetime value, so far',
      formula:
        'Revenue of all orders up to the end of the period of the customers who ordered in it ÷ these customers.',
      numerator:
        'Revenue (net of tax, cancelled units and credit notes) of every order of these customers up to the end of the period, also from outside the filter.',
      denominator: 'Customers with at least one order within the filter and period.',
      parts: {
        ordersPerCustomer: 'Mean number of orders of the same customers up to then.',
      },
      note: 'A historical model: what customers have been worth until then, in revenue. It predicts nothing and knows no cost of goods. One figure for each currency.',
    },
    'churn-rate': {
      name: 'Churn',
      formula:
        'Customers who ordered in the window before and not in the window up to the end of the period ÷ customers who ordered in the window before.',
      numerator:
        'Of these customers, those without an order (of any channel) in the last `churnDays` days of the period.',
      denominator: 'Customers with an order within the filter in the `churnDays` days before those.',
      parts: {
        windowDays: 'Days of the window.',
      },
      note: 'Two windows of equal length that end with the period, whatever its beginning. The length is yours to set; 180 days unless told.',
    },
    'repeat-rate': {
      name: 'Repeat rate',
      formula: 'Customers with two or more orders up to the end of the period ÷ customers who ordered in it.',
      numerator:
        'Of these customers, those with at least two orders (cancelled ones included) up to the end of the period, also from outside the filter.',
      denominator: 'Customers with at least one order within the filter and period.',
    },
    'receivable-days': {
      name: 'Receivable days',
      formula: 'Money invoiced × days until it was paid ÷ money invoiced.',
      numerator:
        'For every moment since the first invoice, what the orders owed, added up over time (money × days); what is open counts until now.',
      denominator: 'Money invoiced to these orders, with tax.',
      parts: {
        openMinor: 'What is still owed, in minor units.',
      },
      note: 'From the entries of the account `receivable`: the mean number of days for which a unit of money was owed (days sales outstanding, by amount). One figure for each currency.',
    },
    'feedback-score': {
      name: 'Feedback',
      formula: 'Sum of stars ÷ ratings.',
      numerator:
        'Sum of the stars (1 to 5) that customers gave to deliveries; the last word on each delivery.',
      denominator: 'Rated deliveries.',
      parts: {
        stars1: 'Ratings with 1 star.',
        stars2: 'Ratings with 2 stars.',
        stars3: 'Ratings with 3 stars.',
        stars4: 'Ratings with 4 stars.',
        stars5: 'Ratings with 5 stars.',
      },
      note: 'The excluded are orders; what is counted are ratings.',
    },
  },
  quantiles: {
    mean: 'Mean',
    p50: 'Median.',
    p90: '90 of 100 are no higher.',
    p95: '95 of 100 are no higher.',
  },
  exclusions: {
    cancelled: 'Orders that were cancelled as a whole.',
    open: 'Orders that are still on their way: not everything has shipped or been cancelled.',
    'not-shipped': 'Orders of which something has not been shipped yet.',
    'not-delivered': 'Orders of which something has not been delivered yet and whose day has not passed.',
    'late-open': 'Orders of which something has not been delivered yet although its day has passed.',
    'no-date': 'Orders of which no line has such a date.',
    'no-time': 'Orders for which one of the two times is not known.',
    'times-contradict':
      'Orders whose second time lies before the first (clocks that disagree, imported history).',
    empty: 'Orders without lines.',
    history: 'Orders imported as history: what stock and work they met is not known.',
    'customer-wish': 'Orders of which customers themselves cancelled everything that is missing.',
    'not-picked': 'Lines that nobody has picked yet.',
    'not-delivered-line': 'Lines of which nothing has been delivered.',
    'never-held': 'Orders that were never on hold.',
    'no-costs': 'Orders without a stored sourcing decision, so that their costs are not known.',
    guest: 'Orders that name no customer.',
    'not-active':
      'Customers without an order in the window before, so that they could not be lost in this one.',
    'not-invoiced': 'Orders without an invoice.',
    'no-rating': 'Orders that nobody has rated.',
  },
  dimensions: {
    channel: 'Channel',
    location: 'Location',
    carrier: 'Carrier',
    sku: 'SKU',
    segment: 'Customer segment',
    country: 'Country',
    'process-version': 'Process version',
    currency: 'Currency',
    reason: 'Reason',
  },
};
