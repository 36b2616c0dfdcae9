using Simulator.Coverage.Tests;

return IntervalsCommand.Run(args);
