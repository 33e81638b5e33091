/** What the board of an area asks for; hours of the gates from `$from` on, so that no two requests need be the same. */
export const board = `
  query Board($code: ID!, $from: DateTime) { area(code: $code) { ...Figures
    arrivals { expected arrived deferred asOf } passes { active suspended asOf } reach { targeted delivered read acknowledged asOf }
    gateFlow(from: $from) { checks admitted refused referred asOf byHour { hour checks refused referred } refusalsByReason { reason text checks } }
    children { ...Figures children { ...Figures } } } }
  fragment Figures on Area { code kind path name { zh en ja ko } population { rooms residents } coverage { campaignId rooms ended missing asOf }
    observation { active due late missed fever } masks { booked collected remaining } help { open late } }`;
