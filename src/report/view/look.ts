/** How everything looks: colours for light and dark, type, and the parts of a report. One sheet for the page in the browser and for the report as a file. */
export const look = `
:root{color-scheme:light dark;
--paper:#fbfaf6;--card:#fff;--ink:#1d2433;--soft:#565e6e;--line:#dcd8cd;--wash:#f3f1ea;
--good:#17663a;--good-wash:#e7f3eb;--bad:#b3261e;--bad-wash:#fcecea;--care:#845400;--care-wash:#fbf2de;--none:#7f8490;--accent:#1f4b8f;--on-strong:#fff;--stripe-red:#c8544c;--stripe-blue:#4a6fae;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,"Source Serif 4","Noto Serif","Liberation Serif",Georgia,serif;
--mono:ui-monospace,"SF Mono","Cascadia Mono","Liberation Mono",Menlo,Consolas,monospace}
@media screen and (prefers-color-scheme:dark){:root{
--paper:#14171d;--card:#1b1f27;--ink:#e9e8e3;--soft:#abb1bd;--line:#353b47;--wash:#232833;
--good:#79d3a0;--good-wash:#183024;--bad:#ff9f96;--bad-wash:#3d2120;--care:#f0c470;--care-wash:#382e18;--none:#858c9a;--accent:#a3c1f7;--on-strong:#14171d;--stripe-red:#a5504a;--stripe-blue:#4c6aa0}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 var(--sans)}
body::before{content:"";display:block;height:6px;background:repeating-linear-gradient(-45deg,var(--stripe-red) 0 16px,transparent 16px 32px,var(--stripe-blue) 32px 48px,transparent 48px 64px)}
h1,h2,h3{font-family:var(--serif);font-weight:600;line-height:1.2;text-wrap:balance;margin:0}
h1{font-size:clamp(1.75rem,1.3rem + 2vw,2.5rem);letter-spacing:-.01em}
h2{font-size:1.3rem}
h3{font-size:1.05rem}
p,ul,ol,dl,figure,pre{margin:0}
.soft{color:var(--soft)}
code,pre{font:.875rem/1.5 var(--mono)}
pre{background:var(--wash);border-radius:6px;padding:.6rem .75rem;white-space:pre-wrap;overflow-wrap:anywhere}
details>summary{cursor:pointer}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1.25rem}
.verdict{display:grid;grid-template-columns:minmax(0,1fr);gap:.5rem;justify-items:start}
.verdict h1{overflow-wrap:anywhere}
.stamp{font:600 .8rem/1 var(--sans);letter-spacing:.04em;border:1.5px solid currentColor;border-radius:99px;padding:.4rem .75rem;display:inline-flex;gap:.4rem;align-items:center}
.stamp.named{color:var(--bad)}.stamp.healthy{color:var(--good)}.stamp.undecided{color:var(--care)}
figcaption{font-size:.8125rem;color:var(--soft);margin:.35rem 0 .15rem}
.why{padding-left:1.1rem;display:grid;gap:.6rem}
.fix{display:grid;gap:.9rem}
.fix .who{color:var(--soft)}
.steps{padding:0;list-style:none;counter-reset:step;display:grid;gap:.9rem}
.steps>li{counter-increment:step;display:grid;gap:.4rem;padding-left:2.4rem;position:relative}
.steps>li::before{content:counter(step);position:absolute;left:0;top:-.05rem;width:1.65rem;height:1.65rem;border-radius:50%;border:1.5px solid var(--accent);color:var(--accent);font:600 .875rem/1.5rem var(--sans);text-align:center}
.value{display:flex;gap:.5rem;align-items:center;flex-wrap:wrap}
.value code{background:var(--wash);border-radius:6px;padding:.2rem .5rem;overflow-wrap:anywhere}
.exact{display:grid;gap:.4rem;justify-items:start}.exact pre{width:100%}
.letter pre{font-family:var(--serif);font-size:.95rem;border-left:3px solid var(--line);border-radius:0 6px 6px 0}
.weakens{color:var(--care);font-size:.9375rem;border-left:3px solid var(--care);padding-left:.6rem}
.programs dl{display:grid;gap:.5rem;padding:.5rem 0 0 1rem}
.programs dt{font-weight:600}.programs dd{margin:0;color:var(--soft)}
.bundles{display:grid;gap:.15rem}
.bundles>details{border-bottom:1px solid var(--line);padding:.45rem 0}
.bundles>details>summary{padding-left:2.9rem;text-indent:-2.9rem}
.bundles .count{text-indent:0}
.bundles>details:last-child{border-bottom:0}
.bundles ul{padding:.4rem 0 .2rem 2.3rem;display:grid;gap:.3rem}
.bundles .fix,.bundles .why{margin-top:.6rem}
.count{display:inline-block;min-width:1.9rem;font-variant-numeric:tabular-nums;font-weight:600}
.chain{--track:32px;--row:22px}
.legend{display:flex;gap:1.25rem;font-size:.8125rem;color:var(--soft);padding:0 0 .4rem .45rem}
.legend span::before{content:"";display:inline-block;width:18px;height:3px;border-radius:2px;background:var(--good);vertical-align:middle;margin-right:.4rem}
.legend .back::before{background:repeating-linear-gradient(90deg,var(--good) 0 3px,transparent 3px 6px)}
.links{list-style:none;padding:0}
.link{position:relative;border-radius:8px}
.link>details>summary{display:grid;grid-template-columns:calc(var(--track)*2) minmax(0,1fr) auto auto;column-gap:.6rem;align-items:baseline;padding:.5rem .6rem .5rem 0;min-height:44px;list-style:none;border-radius:8px}
.link>details>summary::-webkit-details-marker{display:none}
.link>details>summary:hover{background:var(--wash)}
.link .tracks{grid-row:1/span 4;align-self:stretch;position:relative}
.track{position:absolute;top:2px;width:20px;height:20px;background:none}
.track.out{left:6px}.track.back{left:calc(var(--track) + 6px)}
.mark{display:block;position:relative;z-index:1}
.mark .body{fill:var(--card);stroke:var(--none);stroke-width:1.75}
.mark .glyph{fill:none;stroke:var(--good);stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.mark.ok .body{stroke:var(--good);fill:var(--good-wash)}
.mark.stops .body{stroke:var(--bad);fill:var(--bad)}.mark.stops .glyph{stroke:var(--on-strong);stroke-width:2.5}
.mark.odd .body{stroke:var(--care);fill:var(--care);stroke-linejoin:round}.mark.odd .glyph{stroke:var(--on-strong)}
.mark.not-measured .body{stroke-dasharray:2.4 2.4}
.mark.now .body{stroke:var(--accent);stroke-dasharray:38 16;transform-origin:10px 10px;animation:turn 1s linear infinite}
@keyframes turn{to{transform:rotate(1turn)}}
.link::before,.link::after{content:"";position:absolute;top:0;bottom:0;width:3px}
.link::before{left:14.5px;background:var(--good)}
.link.not-measured::before,.link.now::before{background:repeating-linear-gradient(var(--none) 0 3px,transparent 3px 7px)}
.link.stops::before{bottom:auto;height:var(--row)}
.link.odd::before{background:var(--care)}
.link:first-child::before{top:var(--row)}.link:last-child::before{bottom:auto;height:var(--row)}
.link::after{display:none;left:calc(var(--track) + 14.5px);background:repeating-linear-gradient(var(--good) 0 3px,transparent 3px 6px)}
.link.with-back::after{display:block}
.links:has(.with-back) .link[data-link=envelope]::after,.links:has(.with-back) .link[data-link=message]::after,.links:has(.with-back) .link[data-link=receiver]::after{display:block}
.link.back-not-measured::after,.links:has(.link[data-link=inbox].back-not-measured) .link:is([data-link=envelope],[data-link=message],[data-link=receiver])::after,.links:has(.back-stops) .link:is([data-link=envelope],[data-link=message],[data-link=receiver],[data-link=inbox])::after{background:repeating-linear-gradient(var(--none) 0 2px,transparent 2px 7px)}
.link.back-stops::after{bottom:auto;height:var(--row)}
.link[data-link=dns]::after{top:var(--row)}
.link[data-link=inbox]::after{bottom:auto;height:var(--row)}
.link[data-link=dns].with-back .tracks::before{content:"";position:absolute;left:15px;top:-.5rem;width:calc(var(--track) + 2px);height:calc(var(--row) - 2px);border:dashed var(--good);border-width:2.5px 2.5px 0 0;border-top-right-radius:14px}
.name{font-weight:600}
.state{font-size:.8125rem;color:var(--soft);white-space:nowrap;text-align:right}
.link.ok .state{color:var(--good)}.link.odd .state{color:var(--care);font-weight:600}
.link.stops .state{color:var(--bad);font-weight:700}
.link .time{font-size:.8125rem;color:var(--soft);font-variant-numeric:tabular-nums;min-width:3.6rem;text-align:right;white-space:nowrap}
.words,.here{grid-column:2/-1;font-size:.875rem;line-height:1.45;overflow-wrap:anywhere}
.words{color:var(--soft)}
.link.stops>details>summary .words:not(.back){color:var(--ink)}
.link.stops>details>summary{background:var(--bad-wash)}
.link.odd>details>summary{background:var(--care-wash)}
.words.back.stops{color:var(--bad)}
.here{justify-self:start;font-weight:600;font-size:.75rem;color:var(--care);border:1px solid currentColor;border-radius:5px;padding:.05rem .4rem;margin:.2rem 0 .15rem}
.link.not-measured .name{font-weight:400;color:var(--soft)}
.evidences{list-style:none;padding:.2rem .6rem .9rem calc(var(--track)*2);display:grid;gap:.8rem}
.link details>p.soft{padding:.1rem .6rem .8rem calc(var(--track)*2 + .6rem);font-size:.9375rem}
.evidence{border-left:3px solid var(--line);padding-left:.75rem;display:grid;gap:.3rem;font-size:.9375rem;min-width:0}
.evidence.seen{border-color:var(--good)}.evidence.refused,.evidence.failed{border-color:var(--bad)}
.evidence .what{display:flex;gap:.5rem;flex-wrap:wrap;align-items:baseline;font-weight:600}
.evidence .outcome{font-size:.75rem;font-weight:700;color:var(--good);border:1px solid currentColor;border-radius:4px;padding:0 .3rem}
.evidence:not(.seen) .outcome{color:var(--bad)}
.evidence .what .time{min-width:0;font-weight:400;text-align:left}
.evidence .at{color:var(--soft);font-size:.875rem;overflow-wrap:anywhere}
.evidence dl{display:grid;gap:.3rem}
.evidence dt{font-size:.8125rem}
.evidence dt{color:var(--soft)}.evidence dd{margin:0;overflow-wrap:anywhere}
.timeline{display:grid;gap:.8rem;grid-template-columns:minmax(0,1fr)}
.more-evidence>summary{font-size:.875rem;color:var(--accent);padding:.35rem 0}
.more-evidence>ul{padding-inline:0;padding-top:.5rem}
.plot{display:grid;grid-template-columns:minmax(0,17rem) minmax(0,1fr);column-gap:.75rem}
.wheres{padding-top:24px;display:grid;grid-auto-rows:22px;font-size:.75rem;color:var(--soft)}
.wheres span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;line-height:22px}
.plot{overflow:hidden;padding-right:1.5rem}.bars{position:relative;min-width:0}.axis{position:absolute;top:0;left:0;overflow:visible}.drawing{display:block}
.axis text{font:11px var(--sans);fill:var(--soft);text-anchor:middle}.axis text.first{text-anchor:start}
.tick{stroke:var(--line);vector-effect:non-scaling-stroke}
.bar{fill:var(--good)}.bar.refused{fill:var(--care)}.bar.failed{fill:var(--bad)}
.scroll{overflow:auto;max-height:26rem;border:1px solid var(--line);border-radius:8px;margin-top:.5rem}
table{border-collapse:collapse;width:100%;font-size:.875rem}
th,td{overflow-wrap:break-word;text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line)}
th{font-weight:600}td.number{white-space:nowrap;text-align:right;font-variant-numeric:tabular-nums}
td.failed{color:var(--bad)}td.refused{color:var(--care)}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.sheet,.split{display:grid;gap:2.25rem;grid-template-columns:minmax(0,1fr)}
.sheet>section,.split>section,.rest>section{display:grid;gap:.8rem;grid-template-columns:minmax(0,1fr)}
.rest{display:grid;gap:2.25rem;grid-template-columns:minmax(0,1fr)}
@media (min-width:68rem){.split{grid-template-columns:minmax(0,27rem) minmax(0,1fr);column-gap:3rem;align-items:start}}
@media (max-width:34rem){.chain{--track:28px}.plot{grid-template-columns:minmax(0,7.5rem) minmax(0,1fr)}.wheres{font-size:.6875rem}.card{padding:1rem}.link>details>summary{padding-block:.35rem;column-gap:.4rem}.link .time{min-width:3.1rem}.link .time:empty{display:none}.link .state:has(+.time:empty){grid-column:3/-1}.link:not(.stops,.odd)>details:not([open])>summary .words:not(.stops){display:none}}
@media print{:root{color-scheme:light}body{background:#fff;font-size:10.5pt}body::before,button,.top,footer,.again,.settle,.actions,.tick,.as-table{display:none!important}main{padding:0!important;max-width:none!important}.split{display:block}.split>*+*{margin-top:1.5rem}.card{border-color:#999}.link,.steps>li,.evidence,.bundles>details{break-inside:avoid}h2,h3{break-after:avoid}.scroll{max-height:none;overflow:visible}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}.link>details>summary .words{display:block!important}:is(.link.stops>details,.bundles>details,.fix .programs)::details-content{content-visibility:visible;block-size:auto}}
@media (prefers-reduced-motion:reduce){*{animation-duration:3s!important;transition:none!important}}
`;
