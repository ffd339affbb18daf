"""How plots look; the page says `color-scheme: light dark`, and decides by it."""

STYLE = """\
.plot { margin: 1rem 0; max-width: 30rem; }
.plot svg { display: block; width: 100%; height: auto; }
.plot figcaption { font-weight: 600; }
.plot text { font: 12px system-ui, sans-serif; fill: light-dark(#333a42, #c9d1d9); }
.plot .axis { stroke: light-dark(#6b7280, #8b949e); fill: none; }
.plot .grid { stroke: light-dark(#e3e6ea, #30363d); fill: none; }
.plot .curve { fill: none; stroke-width: 2; stroke-linejoin: round; }
.plot .hue-0 { stroke: light-dark(#0b5cad, #79b8ff); }
.plot .hue-1 { stroke: light-dark(#b35900, #ffb86b); stroke-dasharray: 7 4; }
.plot .hue-2 { stroke: light-dark(#0a6640, #7fdcb0); stroke-dasharray: 2 3; }
.plot .hue-3 { stroke: light-dark(#7a1fa2, #d7a6ff); stroke-dasharray: 9 3 2 3; }
.plot .mark { fill: light-dark(#ffffff, #0d1117); stroke-width: 1.5; stroke-dasharray: none; }
.plot .level { stroke: light-dark(#868e99, #6b7280); fill: none; }
.plot .point { fill: light-dark(#333a42, #c9d1d9); }
.plot .bar { fill: light-dark(#0b5cad, #79b8ff); }
.plot .room { fill: light-dark(#e3e6ea, #30363d); }
.plot .wait { fill: light-dark(#a86f00, #d7a63a); }
.plot table { font-size: .875rem; font-variant-numeric: tabular-nums; }
@media (max-width: 26rem) { .plot text { font-size: 14px; } }
@media print { .plot { break-inside: avoid; print-color-adjust: exact; } }
"""
"""CSS for a page with plots."""
