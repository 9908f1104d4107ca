fetch("https://elsewhere.example/seen").catch(() => undefined);
