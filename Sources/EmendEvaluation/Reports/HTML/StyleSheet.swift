/// The look of the page, by day and by night.
enum StyleSheet {
  static let css = """
    :root {
      color-scheme: light dark;
      --page: #fbfaf8; --card: #ffffff; --ink: #1d1f24; --soft: #63666e; --faint: #e6e3dd; --hair: #efece7;
      --all: #3b3f48; --blue: #2763c4; --orange: #c75d12; --green: #17806a; --violet: #7d48b8;
      --good: #17806a; --bad: #b3372f; --neutral: #b9b5ac; --band: #2763c41c;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --page: #15171b; --card: #1d2026; --ink: #eceae5; --soft: #9ea2ab; --faint: #353942; --hair: #292d34;
        --all: #d5d7dc; --blue: #7caaf2; --orange: #f09a57; --green: #52c2a6; --violet: #bd93ee;
        --good: #52c2a6; --bad: #ef8078; --neutral: #6a6e77; --band: #7caaf226;
      }
    }
    * { box-sizing: border-box; }
    body {
      margin: 0; background: var(--page); color: var(--ink);
      font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif;
    }
    main { max-width: 1120px; margin: 0 auto; padding: 40px 24px 72px; }
    h1 { font-size: 30px; line-height: 1.2; margin: 0 0 6px; letter-spacing: -0.015em; }
    h2 { font-size: 21px; margin: 52px 0 4px; letter-spacing: -0.01em; }
    h3 { font-size: 15px; margin: 0 0 2px; }
    p { margin: 0 0 12px; max-width: 76ch; }
    .soft { color: var(--soft); }
    .goals { display: grid; grid-template-columns: repeat(auto-fill, minmax(232px, 1fr)); gap: 14px; margin: 20px 0 8px; }
    .goal, .card { background: var(--card); border: 1px solid var(--faint); border-radius: 10px; padding: 14px 16px; }
    .goal { display: flex; flex-direction: column; }
    .goal .name { color: var(--soft); font-size: 13px; line-height: 1.35; flex: 1; }
    .goal .value { font-size: 28px; font-weight: 600; letter-spacing: -0.02em; margin-top: 8px; }
    .goal .between { color: var(--soft); font-size: 13px; font-variant-numeric: tabular-nums; }
    .goal .state { font-size: 13px; font-weight: 600; margin-top: 4px; }
    .reached { color: var(--good); } .missed { color: var(--bad); } .unknown { color: var(--soft); }
    .plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(440px, 1fr)); gap: 14px; margin: 14px 0; }
    @media (max-width: 520px) { .plots { grid-template-columns: 1fr; } }
    .card p { font-size: 13px; color: var(--soft); margin-bottom: 8px; }
    svg { width: 100%; height: auto; display: block; font-family: inherit; }
    svg text { fill: var(--ink); }
    .tick, .note { font-size: 11.5px; } svg .tick, svg .note { fill: var(--soft); } svg .title { font-size: 12px; fill: var(--soft); }
    svg .strong { font-size: 12.5px; font-weight: 600; }
    .grid { stroke: var(--hair); } .axis { stroke: var(--neutral); } .ideal { stroke: var(--neutral); stroke-dasharray: 4 4; }
    .line { fill: none; stroke-width: 2; stroke-linejoin: round; }
    .s-all { stroke: var(--all); } .s-blue { stroke: var(--blue); } .s-orange { stroke: var(--orange); }
    .s-green { stroke: var(--green); } .s-violet { stroke: var(--violet); }
    .f-all { fill: var(--all); } .f-blue { fill: var(--blue); } .f-orange { fill: var(--orange); }
    .f-green { fill: var(--green); } .f-violet { fill: var(--violet); }
    .f-good { fill: var(--good); } .f-bad { fill: var(--bad); } .f-neutral { fill: var(--neutral); } .band { fill: var(--band); }
    circle, .mark { stroke: var(--card); stroke-width: 1.5; }
    .whisker { stroke: var(--blue); stroke-width: 1.5; opacity: 0.55; }
    .w-all { stroke: var(--all); stroke-width: 2; opacity: 0.45; } .w-blue { stroke: var(--blue); stroke-width: 2; opacity: 0.5; }
    .w-orange { stroke: var(--orange); stroke-width: 2; opacity: 0.5; } .w-green { stroke: var(--green); stroke-width: 2; opacity: 0.5; }
    .w-violet { stroke: var(--violet); stroke-width: 2; opacity: 0.5; }
    .legend { display: flex; flex-wrap: wrap; gap: 4px 16px; font-size: 13px; margin: 4px 0 8px; }
    .legend span { display: inline-flex; align-items: center; gap: 6px; }
    .legend i { width: 11px; height: 11px; border-radius: 3px; display: inline-block; }
    .legend i.dot { border-radius: 50%; background: var(--soft); } .legend i.box { border-radius: 0; background: var(--soft); }
    .legend i.small { width: 7px; height: 7px; border-radius: 50%; background: var(--soft); }
    .b-all { background: var(--all); } .b-blue { background: var(--blue); } .b-orange { background: var(--orange); }
    .b-green { background: var(--green); } .b-violet { background: var(--violet); }
    .b-good { background: var(--good); } .b-bad { background: var(--bad); } .b-neutral { background: var(--neutral); }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; font-size: 13px; width: 100%; font-variant-numeric: tabular-nums; }
    th { text-align: right; font-weight: 600; color: var(--soft); padding: 6px 10px; border-bottom: 1px solid var(--neutral); white-space: nowrap; }
    td { text-align: right; padding: 5px 10px; border-bottom: 1px solid var(--hair); white-space: nowrap; }
    th:first-child, td:first-child { text-align: left; padding-left: 0; }
    td small { color: var(--soft); font-size: 11.5px; }
    details { margin: 10px 0; } summary { cursor: pointer; font-weight: 600; padding: 4px 0; }
    details .card { margin-top: 8px; }
    """
}
