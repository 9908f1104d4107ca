console.error("the worker complains");
