using Simulator.Validation.Tests;

return TheoryCommand.Run(args);
