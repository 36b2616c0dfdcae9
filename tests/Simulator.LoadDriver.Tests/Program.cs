using Simulator.LoadDriver.Tests;

return await MeasureCommand.RunAsync(args);
