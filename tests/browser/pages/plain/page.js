const said = document.getElementById("said");
const count = document.querySelector("output");
// Later than the click, so that whoever looks at once sees too little.
document.getElementById("more").onclick = () => setTimeout(() => (count.textContent = Number(localStorage.n = Number(localStorage.n ?? 0) + 1)), 300);
count.textContent = localStorage.n ?? 0;
document.getElementById("name").oninput = (event) => (said.textContent = `Hello ${event.target.value}`);
document.getElementById("file").onchange = (event) => (said.textContent = `Chosen ${event.target.files[0].name}`);
const target = document.getElementById("target");
target.ondragover = (event) => event.preventDefault();
target.ondrop = (event) => (said.textContent = `Dropped ${event.dataTransfer.files[0].name}`);
addEventListener("keydown", (event) => event.ctrlKey && event.key === "k" && (said.textContent = "Palette"));
