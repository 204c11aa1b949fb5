/** How a page looks: on wide and on small screens, light and dark, and on paper. */
import { COLOURS } from './theme-colours.js';

const PAGE = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:4rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans","Liberation Sans",Arial,sans-serif}
header.top,main,footer{max-width:62rem;margin:0 auto;padding:0 1.5rem}
h1,h2,h3,.big,.verdict,.standfirst{text-wrap:balance}
a{color:var(--accent);text-underline-offset:.15em}
a:focus-visible,summary:focus-visible,.scroll:focus-visible,button:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
code,pre{font:0.9em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
pre{background:var(--raised);border:1px solid var(--rule);border-radius:4px;padding:.7rem .9rem;overflow:auto;max-height:30rem}
code{overflow-wrap:anywhere}data{white-space:nowrap}pre code{overflow-wrap:normal}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:9}
.quiet,.what,.note,.key,.unit,.interval,.meta,.about{color:var(--soft)}
.quiet{font-size:.875rem}
header.top{padding-top:2.6rem;padding-bottom:1.4rem}
.kicker{margin:0;font-size:.8rem;font-weight:700;letter-spacing:.06em;text-transform:uppercase;color:var(--accent)}
h1{margin:.25rem 0 .6rem;font-size:clamp(1.9rem,5vw,2.9rem);line-height:1.1;letter-spacing:-.02em;font-weight:750;overflow-wrap:anywhere}
.standfirst{margin:0 0 .9rem;font-size:clamp(1.08rem,2.3vw,1.3rem);line-height:1.45;max-width:46rem}
.meta{margin:0;font-size:.9rem;max-width:none}
nav{position:sticky;top:0;z-index:5;background:var(--paper);border-top:1px solid var(--rule);border-bottom:1px solid var(--rule)}
nav ol{margin:0;padding:.55rem 1.5rem .55rem max(1.5rem,calc((100vw - 62rem)/2 + 1.5rem));list-style:none;display:flex;gap:.95rem;overflow-x:auto;scrollbar-width:none;font-size:.84rem;white-space:nowrap}
nav a{color:var(--soft);text-decoration:none;padding:.2rem 0}nav a:hover{color:var(--ink);text-decoration:underline}
section{padding:2.4rem 0 .8rem}
section+section{border-top:2px solid var(--ink)}
h2{margin:0 0 1rem;font-size:1.55rem;line-height:1.2;letter-spacing:-.01em;font-weight:720}
h3{margin:1.8rem 0 .5rem;font-size:1.05rem;line-height:1.3;font-weight:680}
p{margin:.5rem 0;max-width:46rem}
.verdict{font-size:1.3rem;font-weight:650;margin:0 0 1rem;padding-left:.85rem;border-left:5px solid var(--rule)}
.verdict.holds{border-color:var(--good)}.verdict.fails{border-color:var(--lost)}.verdict.inconclusive{border-color:var(--cb)}
.notice{background:var(--open-wash);border-left:4px solid var(--cb);padding:.55rem .85rem;font-size:.94rem}
.mark{white-space:nowrap;font-weight:620}
.mark.good{color:var(--good-ink)}.mark.bad{color:var(--bad-ink)}.mark.open{color:var(--open-ink)}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(13.2rem,1fr));gap:1.6rem 1.8rem;margin:0 0 1.2rem}
.card{border-top:1px solid var(--ink);padding-top:.55rem;min-width:0}
.card h3{margin:0;font-size:.95rem}
.card p{margin:0}
.big{white-space:nowrap;font-size:2.15rem;line-height:1.2;font-weight:680;letter-spacing:-.02em;font-variant-numeric:tabular-nums}
.big small{font-size:.6em;font-weight:600;letter-spacing:0;color:inherit}
.unit{font-size:.85rem;line-height:1.35}
.card .interval{font-size:.85rem;font-variant-numeric:tabular-nums;min-height:1.3rem}
.key{font-size:.75rem}
.card .about{font-size:.85rem;line-height:1.4;margin-top:.45rem}
.whisker{display:block;width:100%;max-width:14rem;height:22px;margin:.2rem 0 0}
.changes{margin:.3rem 0 1.6rem;padding:0;list-style:none;font-size:.9rem}.changes li{padding:.12rem 0}.changes .mark{display:inline-block;min-width:4.6rem}.notice ul{margin:.2rem 0;padding-left:1.2rem}
.mark.plain{font-weight:400;color:var(--soft)}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:.35rem 1.4rem;margin:0;font-size:.94rem;max-width:52rem}
.facts dt{color:var(--soft)}.facts dd{margin:0;overflow-wrap:anywhere}
.file{white-space:nowrap;margin-right:.6rem}
.again{margin-top:1.6rem}
footer{padding-top:2rem;padding-bottom:3rem;border-top:2px solid var(--ink);margin-top:2rem;color:var(--soft);font-size:.875rem}
button.copy{font:inherit;font-size:.85rem;color:var(--accent);background:none;border:1px solid var(--rule);border-radius:4px;padding:.15rem .6rem;cursor:pointer}`;

const FIGURES = `
figure{margin:0 0 2.6rem;padding:0}
figcaption p{margin:0}
.finding{font-size:1.1rem;font-weight:640;line-height:1.35;max-width:48rem}
.what{font-size:.9rem;line-height:1.45;margin:.2rem 0 .9rem!important;max-width:48rem}
.note{font-size:.9rem;margin:.4rem 0 0}
.swatch{white-space:nowrap;color:var(--ink)}.swatch svg{width:.72em;height:.72em;margin-right:.32em;vertical-align:-.02em}
figure>svg{display:block;width:100%;height:auto;overflow:visible}
svg.narrow{display:none;max-width:30rem}
svg text{font-family:inherit;font-size:12.5px;fill:var(--ink);font-variant-numeric:tabular-nums}
svg .tick,svg .soft{fill:var(--soft)}svg .tick{font-size:12px}
svg .strong{font-weight:640}svg .panel{font-weight:640;font-size:13px}
svg .label{paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}
svg .in{font-size:11px;fill:var(--on-low)}svg .in.on-mid{fill:var(--on-mid)}svg .in.on-high{fill:var(--on-high)}
.grid{stroke:var(--grid);fill:none}.base,.mark{stroke:var(--soft);fill:none}svg .mark{stroke:var(--soft)}
.rail{stroke:var(--grid);stroke-width:1;fill:none}.zero{stroke:var(--soft);stroke-width:1.5;fill:none}
.close{stroke:var(--soft);stroke-dasharray:2 3;fill:none}
.line{fill:none;stroke-width:2}.dashed{stroke-dasharray:5 3}.faint{stroke-opacity:.45}.band{fill-opacity:.25}
.thin{fill:none;stroke-width:2.5}.mean{stroke:var(--ink);stroke-width:2;fill:none}
.dot{fill:var(--ink);stroke:var(--paper);stroke-width:1.5}
.hollow{fill:var(--paper);stroke:var(--soft);stroke-width:2}
.link{stroke:var(--soft);stroke-dasharray:2 2;fill:none}
.marker{stroke:var(--ink);stroke-width:1.2;stroke-dasharray:3 2;fill:none}
.diagonal{stroke:var(--ink);stroke-width:1.2;fill:none}
.cut{stroke:var(--paper);stroke-width:3;fill:none}
.pile{fill-opacity:.85}
.margin{fill:var(--away)}
.span{fill:none;stroke-width:2.2;stroke:var(--soft)}.span.good{stroke:var(--good)}.span.bad{stroke:var(--lost)}.span.other{stroke:var(--out)}.span.accent{stroke:var(--accent)}
details{margin:.6rem 0}
summary{cursor:pointer;color:var(--accent);font-size:.9rem;width:fit-content;padding:.15rem 0}
summary .quiet{font-size:.8rem}
section>details{border-top:1px solid var(--rule);margin:0;padding:.4rem 0}`;

const TABLES = `
.scroll{overflow:auto;max-height:44rem;margin:.5rem 0 1.2rem;border-bottom:1px solid var(--rule)}
table{border-collapse:separate;border-spacing:0;font-size:.875rem;line-height:1.4;font-variant-numeric:tabular-nums;min-width:100%}
caption.said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);padding:0}
caption{caption-side:top;text-align:left;color:var(--soft);padding:.2rem 0 .4rem;font-size:.875rem}
th,td{padding:.32rem .8rem .32rem 0;text-align:right;vertical-align:top;white-space:nowrap;border-bottom:1px solid var(--grid)}
thead th{position:sticky;top:0;background:var(--paper);border-bottom:1px solid var(--ink);font-weight:620;z-index:1;vertical-align:bottom}
tbody th,thead th:first-child{position:sticky;left:0;background:var(--paper);text-align:left;font-weight:480;z-index:1}
thead th:first-child{z-index:2}
.t{text-align:left}td.t{white-space:normal;min-width:10rem}td.t:has(>.mark),td.t:has(>.under){min-width:0;white-space:nowrap}
.under{display:block}
tbody th code{white-space:nowrap}
small{color:var(--soft);font-size:.85em}`;

const MEDIA = `
@media (max-width:44rem){svg.wide{display:none}svg.narrow{display:block}
header.top,main,footer{padding-left:1.1rem;padding-right:1.1rem}nav ol{padding-left:1.1rem;padding-right:1.1rem}
header.top{padding-top:1.6rem}.cards{grid-template-columns:repeat(auto-fill,minmax(9.4rem,1fr));gap:1.3rem 1.2rem}.big{font-size:1.75rem}
.facts{grid-template-columns:1fr;gap:.1rem}.facts dd{margin-bottom:.55rem}tbody th{max-width:11rem;min-width:8rem;white-space:normal;overflow-wrap:break-word}tbody th code{white-space:normal;font-size:.8rem}}
@page{margin:14mm 13mm}
@media print{nav,.skip,.copy,.save+.quiet{display:none}body{font-size:10pt}header.top,main,footer{max-width:none;padding:0}
figure,.card,tr,svg{break-inside:avoid}figure:has(details[open]){break-inside:auto}h2,h3,figcaption,h2+p,h3+p{break-after:avoid}.scroll{max-height:none;overflow:visible}table{font-size:8pt}.wide table{font-size:5.6pt}.wide th,.wide td{white-space:normal;padding-right:.3rem}thead th,tbody th{position:static!important}
details:not([open]){display:none}section{padding:1.2rem 0 .4rem}a{color:inherit;text-decoration:none}
.fill,.band,rect,.mark{-webkit-print-color-adjust:exact;print-color-adjust:exact}}`;

/** All of it, a line less where nothing is lost by it. */
export const THEME = [COLOURS, PAGE, FIGURES, TABLES, MEDIA].join('').replaceAll('\n', '');
