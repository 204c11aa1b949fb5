/** Conveniences; nothing is missed where it does not run. */

/** A button that copies the command, and tables that open when somebody goes to what is inside. */
export const SCRIPT = `(function(){
var command=document.getElementById('command');
if(command&&navigator.clipboard){
var button=document.createElement('button');
button.type='button';button.className='copy';button.textContent='Copy the command';
button.addEventListener('click',function(){navigator.clipboard.writeText(command.textContent).then(function(){button.textContent='Copied'})});
command.parentNode.after(button);
}
function open(){
var id=decodeURIComponent(location.hash.slice(1));
var at=id&&document.getElementById(id);
for(;at;at=at.parentElement)if(at.tagName==='DETAILS')at.open=true;
}
addEventListener('hashchange',open);open();
})();`;
