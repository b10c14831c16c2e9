internal import EmendPages

/// The look of the page: that of all of Emend's pages, and what tiles, plots and tables need.
enum ReportStyle {
  static let css = Look.css + own

  private static let own = """

    /* The report on a corpus. */
    .corpus { max-width: 72rem; margin: 0 auto; padding: 0 clamp(1rem, 3vw, 2.5rem) 3rem; }
    .top { padding: 2rem 0 1rem; border-bottom: 1px solid var(--rule); }
    .lede { margin-top: .25rem; color: var(--soft); text-wrap: pretty; }
    .warning { margin-top: .5rem; color: var(--no); font-weight: 600; }
    main:focus { outline: none; }
    section { margin-top: 2.4rem; }
    section > h2 { margin-bottom: .7rem; }
    h3 { font-size: .9rem; font-weight: 650; }
    small, .soft, figcaption p { color: var(--soft); font-size: .85rem; }
    .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(11.5rem, 1fr)); gap: .9rem; margin-top: 1.4rem; }
    .tile, figure, .rule, .wide { background: var(--raised); border: 1px solid var(--rule); border-radius: 6px; }
    .tile { display: flex; flex-direction: column; justify-content: space-between; padding: .75rem 1rem; }
    .tile dt { color: var(--soft); font-size: .85rem; }
    .tile dd { display: flex; flex-direction: column; }
    .tile strong { font: 600 1.6rem/1.3 var(--serif); font-variant-numeric: lining-nums; }
    .plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 28rem), 1fr)); gap: .9rem; align-items: start; }
    figure { margin: 0; padding: 1rem; }
    figcaption { margin-bottom: .7rem; }
    .legend { display: flex; flex-wrap: wrap; gap: .1rem 1rem; }
    figure svg { display: block; width: 100%; height: auto; font-family: inherit; }
    svg text { fill: var(--ink); font-size: 13px; }
    svg .count { fill: var(--soft); font-size: 12px; font-variant-numeric: tabular-nums; }
    svg .tick { fill: var(--soft); font-size: 12px; }
    svg .axis { stroke: var(--edge); }
    svg .done { fill: var(--hue); }
    svg .left { fill: var(--hue); opacity: .28; }
    svg .person { --hue: var(--yes); }
    svg .machine { --hue: var(--no); }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; }
    th, td { padding: .4rem 1rem; text-align: right; border-bottom: 1px solid var(--rule); white-space: nowrap; }
    tbody tr:last-child > * { border-bottom: 0; }
    thead th { color: var(--soft); font-weight: 600; }
    .cell { min-width: 9rem; text-align: left; white-space: normal; overflow-wrap: anywhere; }
    tbody th { color: var(--spelling); font-weight: 600; }
    .names th { width: 14rem; }
    .variant { display: inline-block; margin-right: .9rem; }
    .bar { display: inline-block; width: 5rem; height: .4rem; margin-right: .5rem; vertical-align: middle; }
    .bar .whole { fill: var(--rule); }
    .bar .part { fill: var(--no); }
    .rule { margin-bottom: .6rem; padding: .55rem 1rem; border-left: 3px solid var(--hue); }
    summary { cursor: pointer; }
    summary code { overflow-wrap: anywhere; margin: 0 .4em; }
    .rule ul { margin: .6rem 0 .2rem; }
    .rule li { margin-bottom: .6rem; overflow-wrap: anywhere; }
    .rule li p { font: 1.05rem/1.5 var(--serif); max-width: 60rem; }
    footer { margin-top: 3rem; padding-top: .8rem; border-top: 1px solid var(--rule); color: var(--soft); font-size: .85rem; }
    footer code { overflow-wrap: anywhere; }
    @media print {
      :root { --paper: #fff; --raised: #fff; --sunken: #fff; --ink: #000; --soft: #444; --faint: #555; color-scheme: light; }
      .skip { display: none; }
      .corpus { max-width: none; padding: 0; }
      .rule, figure, .tile { break-inside: avoid; }
    }

    """
}
